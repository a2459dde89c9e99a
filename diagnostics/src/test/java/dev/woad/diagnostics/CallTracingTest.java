package dev.woad.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallTracingTest {

  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  @ParameterizedTest
  @ValueSource(strings = {"basicHttp", "wsHttp", "netTcp"})
  void traceGoesOnThroughTwoHostsOnEveryWire(String wire) {
    try (Greeting inner =
            Greeting.open(name -> "Hello " + name, CallTracing.ofServices(telemetry()));
        Greeting outer =
            Greeting.open(
                inner.over(wire, CallTracing.ofClients(telemetry()))::greet,
                CallTracing.ofServices(telemetry()))) {
      Greeter greeter = outer.over(wire, CallTracing.ofClients(telemetry()));

      assertThat(greeter.greet("Ada")).isEqualTo("Hello Ada");
    }

    List<SpanData> chain = chain();
    assertThat(chain)
        .extracting(SpanData::getKind)
        .containsExactly(SpanKind.CLIENT, SpanKind.SERVER, SpanKind.CLIENT, SpanKind.SERVER);
    assertThat(chain).extracting(SpanData::getName).containsOnly("Greeter/greet");
    assertThat(chain).extracting(SpanData::getTraceId).containsOnly(chain.get(0).getTraceId());
  }

  @Test
  void traceIsTakenFromTheHeadersOfHttp() throws Exception {
    String traceId = "0af7651916cd43dd8448eb211c80319c";
    try (Greeting greeting =
        Greeting.open(
            name -> Span.current().getSpanContext().getTraceId(),
            CallTracing.ofServices(telemetry()))) {
      assertThat(
              greeting.get("Ada", "traceparent", "00-" + traceId + "-b7ad6b7169203331-01").body())
          .isEqualTo(traceId);
    }
  }

  @Test
  void malformedTraceIsNotTaken() throws Exception {
    try (Greeting greeting =
        Greeting.open(
            name -> Span.current().getSpanContext().getTraceId(),
            CallTracing.ofServices(telemetry()))) {
      assertThat(greeting.get("Ada", "traceparent", "00-nonsense").body()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void faultsAndErrorsAreToldApart() {
    try (Greeting greeting = Greeting.open(name -> "Hello", CallTracing.ofServices(telemetry()))) {
      Greeter greeter = greeting.over("netTcp");
      assertThatThrownBy(() -> greeter.greet("")).isNotNull();
      assertThatThrownBy(() -> greeter.greet("nobody")).isNotNull();
    }

    assertThat(TELEMETRY.getSpans())
        .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("woad.outcome")))
        .containsExactly("fault", "error");
    assertThat(TELEMETRY.getSpans())
        .extracting(span -> span.getStatus().getStatusCode())
        .containsOnly(StatusCode.ERROR);
  }

  @Test
  void clientWithoutSpanOfItsOwnLeavesNothingOnItsThread() {
    try (Greeting greeting = Greeting.open(name -> "Hello")) {
      greeting.over("netTcp", CallTracing.ofClients(telemetry())).greet("Ada");

      assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }
  }

  private static OpenTelemetry telemetry() {
    return TELEMETRY.getOpenTelemetry();
  }

  /** Returns the spans from the first, each followed by its child. */
  private static List<SpanData> chain() {
    List<SpanData> spans = TELEMETRY.getSpans();
    List<SpanData> chain = new ArrayList<>();
    String parent = "0000000000000000";
    for (int i = 0; i < spans.size(); i++) {
      String of = parent;
      SpanData next =
          spans.stream().filter(s -> s.getParentSpanId().equals(of)).findFirst().orElseThrow();
      chain.add(next);
      parent = next.getSpanId();
    }
    return chain;
  }
}
