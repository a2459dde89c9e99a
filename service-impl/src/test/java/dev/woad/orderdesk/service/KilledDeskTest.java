package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledDeskTest {

  @TempDir private Path directory;

  @Test
  void orderOutlivesProcessThatIsKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                settings().url())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(process.waitFor()).isEqualTo(Killed.STATUS);

    try (OrderDesk desk = new OrderDesk(settings())) {
      assertThat(desk.findOrders(null, null, "NB-0001", null)).hasSize(3);
    }
  }

  private OrderDeskSettings settings() {
    return OrderDeskSettings.create()
        .withDatabase("jdbc:h2:file:" + directory.resolve("desk"), null, null);
  }

  /** A process that takes three orders and is gone at once, hooks and all. */
  static final class Killed {

    static final int STATUS = 42;

    private Killed() {}

    public static void main(String[] arguments) throws Exception {
      OrderDesk desk =
          new OrderDesk(OrderDeskSettings.create().withDatabase(arguments[0], null, null));
      for (int i = 0; i < 3; i++) {
        desk.placeOrder(Samples.small("NB-0001", 1));
      }
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
