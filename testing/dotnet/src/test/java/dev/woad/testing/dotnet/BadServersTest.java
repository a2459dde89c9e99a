package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.testing.dotnet.plain.IPlainOrders;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients of servers that answer badly say what the docs tell, and .NET's said what is told there.
 */
@Timeout(60)
final class BadServersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMillis(500);

  private static BadInput.Page page = new BadInput.Page(Map.of());

  /** One case: what a server does, and what .NET's client said. */
  record Case(String name, String binding, List<String> steps, String outcome) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return BadInput.table("servers.txt").stream()
        .map(cells -> new Case(cells[0], cells[1], List.of(cells[2].split(" ")), cells[3]))
        .toList();
  }

  @BeforeAll
  static void read() throws IOException {
    page = BadInput.Page.read("From servers");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outcomeIsAsTold(Case bad) throws Exception {
    BadInput.Row row = page.row(bad.name());

    assertThat(bad.outcome()).as(".NET").isEqualTo(row.coreWcf());
    Duration time = row.woad().endsWith("TimeoutException") ? SOON : PATIENCE;
    assertThat(row.woad().split(" or ", -1)).contains(outcome(bad, time));
  }

  private static String outcome(Case bad, Duration time) throws IOException {
    String scheme =
        bad.binding().startsWith("tcp")
            ? "net.tcp"
            : bad.binding().equals("nethttp-ws") ? "ws" : "http";
    try (BadServer server = new BadServer(bad.steps())) {
      String address = scheme + "://localhost:" + server.port() + "/orders";
      Binding binding = binding(bad, address, time);
      try (ChannelFactory<IPlainOrders> factory =
          ChannelFactory.of(IPlainOrders.class, binding, address)) {
        String text = factory.createChannel().ping("hello \u00e9\u4e2d <&> \"q\"");
        return text == null ? "reply without a result" : "reply";
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName();
      }
    }
  }

  private static Binding binding(Case bad, String address, Duration time) {
    Binding binding =
        RecordedBindings.clientBinding(bad.binding())
            .forEndpoint(ContractDescription.of(IPlainOrders.class), EndpointAddress.of(address));
    return CustomBinding.of(binding.elements().toArray(new BindingElement[0]))
        .withTimeouts(new Timeouts(time, time, time, PATIENCE));
  }
}
