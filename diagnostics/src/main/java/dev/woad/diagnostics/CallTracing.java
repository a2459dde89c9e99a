package dev.woad.diagnostics;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientCallListener;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.DispatchRuntime;
import dev.woad.dispatcher.OperationContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call a span of a trace, and carries the trace from one end to the other on every wire
 * by W3C Trace Context: in SOAP headers of the namespace {@code
 * https://www.w3.org/TR/trace-context/}, as OpenTelemetry's instrumentation of WCF does. A service
 * takes the context from HTTP's headers, too, and notes WCF's {@code ActivityId}.
 *
 * <p>While an operation runs, its span is the current one of the thread, so that calls that it
 * makes become children of it.
 */
public final class CallTracing {

  private static final TraceHeaders HEADERS = new TraceHeaders();

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  private CallTracing(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.woad");
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  /** Returns a behavior for hosts. */
  public static Behavior.OfService ofServices(OpenTelemetry telemetry) {
    CallTracing tracing = new CallTracing(telemetry);
    return tracing::applyDispatch;
  }

  /** Returns a behavior for channel factories, and for calls back to clients. */
  public static Behavior.OfEndpoint ofClients(OpenTelemetry telemetry) {
    CallTracing tracing = new CallTracing(telemetry);
    return new Behavior.OfEndpoint() {
      @Override
      public void applyClient(ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
        runtime.callListener((operation, request) -> tracing.follow(endpoint, operation, request));
      }
    };
  }

  private void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
    runtime.interceptor(new TracedCalls(this, endpoint));
    runtime.contextInitializer(TracedCalls::enter);
  }

  /** Returns a span that is about to be started. */
  SpanBuilder span(SpanKind kind, ServiceEndpoint endpoint, OperationDescription operation) {
    String contract = endpoint.contract().name().getLocalPart();
    URI address = endpoint.address().uri();
    SpanBuilder span =
        tracer
            .spanBuilder(contract + "/" + operation.name())
            .setSpanKind(kind)
            .setAttribute("rpc.system", isSoap(endpoint) ? "soap" : "rest")
            .setAttribute("rpc.service", contract)
            .setAttribute("rpc.method", operation.name())
            .setAttribute("woad.binding", endpoint.binding().name());
    if (address.getHost() != null) {
      span.setAttribute("server.address", address.getHost());
    }
    if (address.getPort() > 0) {
      span.setAttribute("server.port", (long) address.getPort());
    }
    return span;
  }

  private static boolean isSoap(ServiceEndpoint endpoint) {
    return endpoint.binding().messageVersion().envelope() != EnvelopeVersion.NONE;
  }

  Context extract(OperationContext context) {
    return propagator.extract(Context.root(), context, HEADERS);
  }

  private ClientCallListener.Following follow(
      ServiceEndpoint endpoint, OperationDescription operation, Message request) {
    Span span = span(SpanKind.CLIENT, endpoint, operation).startSpan();
    propagator.inject(Context.current().with(span), request, HEADERS);
    return failure -> end(span, operation, failure);
  }

  static void end(Span span, OperationDescription operation, @Nullable Throwable failure) {
    Outcome outcome = Outcome.of(operation, failure);
    Throwable cause = Outcome.unwrap(failure);
    span.setAttribute("woad.outcome", outcome.tag());
    if (cause != null) {
      span.setAttribute("error.type", cause.getClass().getName());
      if (outcome == Outcome.ERROR) {
        span.recordException(cause);
      }
      span.setStatus(StatusCode.ERROR, String.valueOf(cause.getMessage()));
    }
    span.end();
  }
}
