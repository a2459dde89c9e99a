package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.ServiceHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class StreamingTest {

  private static final long LARGE = 200_000_000;

  @Test
  @Timeout(120)
  void whatFlowsIsNeverHeld() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                FreightProgram.class.getName(),
                String.valueOf(LARGE))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(said).contains("taken " + LARGE, "given " + LARGE);
      assertThat(program.exitValue()).as(said).isZero();
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  @Timeout(60)
  void streamOfAOneWayCallLastsUntilItIsRead() throws Exception {
    Freight.Depot depot = new Freight.Depot();
    try (ServiceHost host = FreightProgram.host(depot);
        ChannelFactory<Freight> factory = FreightProgram.factory(host)) {
      Freight freight = factory.createChannel();
      CompletableFuture<Boolean> call =
          Eventually.start(
              () -> {
                freight.drop(Stream.of(20_000_000));
                return true;
              });
      assertThat(depot.gates.nextWaiting()).isEqualTo("unload");

      depot.gates.open("unload");

      assertThat(depot.dropped.get(30, TimeUnit.SECONDS)).isEqualTo(20_000_000);
      assertThat(Eventually.outcome(call)).isTrue();
      assertThat(Eventually.comesTrue(() -> host.activeCalls() == 0)).isTrue();
    }
  }
}
