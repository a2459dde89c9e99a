package dev.woad.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallMetricsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @ParameterizedTest
  @ValueSource(strings = {"basicHttp", "wsHttp", "netTcp"})
  void bothEndsCountCallsByTheirOutcomesOnEveryWire(String wire) {
    try (Greeting greeting = Greeting.open(name -> "Hello", CallMetrics.ofServices(registry))) {
      Greeter greeter = greeting.over(wire, CallMetrics.ofClients(registry));

      assertThat(greeter.greet("Ada")).isEqualTo("Hello");
      assertThatThrownBy(() -> greeter.greet("")).hasMessageContaining("empty");
      assertThatThrownBy(() -> greeter.greet("nobody")).isNotNull();
    }

    String binding = Greeting.WIRES.get(wire).name();
    assertThat(timer("woad.server.calls", binding, "ok").count()).isOne();
    assertThat(timer("woad.server.calls", binding, "fault").count()).isOne();
    assertThat(timer("woad.server.calls", binding, "error").count()).isOne();
    assertThat(timer("woad.client.calls", binding, "ok").count()).isOne();
    // What the service did not foresee comes as a fault all the same.
    assertThat(timer("woad.client.calls", binding, "fault").count()).isEqualTo(2);
    assertThat(timer("woad.client.calls", binding, "ok").totalTime(TimeUnit.NANOSECONDS))
        .isGreaterThanOrEqualTo(
            timer("woad.server.calls", binding, "ok").totalTime(TimeUnit.NANOSECONDS));
  }

  @Test
  void callsOfResourcesAreCountedByTheSameNames() throws Exception {
    try (Greeting greeting = Greeting.open(name -> "Hello", CallMetrics.ofServices(registry))) {
      assertThat(greeting.get("Ada").body()).isEqualTo("Hello");
      assertThat(greeting.get("nobody").statusCode()).isEqualTo(500);
    }

    assertThat(timer("woad.server.calls", "WebHttpBinding", "ok").count()).isOne();
    assertThat(timer("woad.server.calls", "WebHttpBinding", "error").count()).isOne();
  }

  @Test
  void callsWithoutAnswerAreErrorsOfTheClient() {
    Greeter greeter;
    try (Greeting greeting = Greeting.open(name -> "Hello")) {
      greeter = greeting.over("basicHttp", CallMetrics.ofClients(registry));
      greeting.host().close();

      assertThatThrownBy(() -> greeter.greet("Ada")).isNotNull();
    }

    assertThat(timer("woad.client.calls", "BasicHttpBinding", "error").count()).isOne();
  }

  @Test
  void serviceTellsWhatGoesOnInItUntilItIsTakenAway() {
    try (Greeting greeting =
        Greeting.open(
            name -> String.valueOf(registry.get("woad.service.calls.active").gauge().value()))) {
      try (ServiceMetrics metrics =
          ServiceMetrics.register(registry, "Greetings", greeting.host().throttle())) {
        assertThat(greeting.over("basicHttp").greet("Ada")).isEqualTo("1.0");
        assertThat(registry.get("woad.service.calls.waiting").gauge().value()).isZero();
        assertThat(registry.get("woad.service.sessions.max").gauge().value()).isPositive();
      }
      assertThat(registry.getMeters()).isEmpty();
    }
  }

  private Timer timer(String name, String binding, String outcome) {
    return registry.get(name).tag("binding", binding).tag("outcome", outcome).timer();
  }
}
