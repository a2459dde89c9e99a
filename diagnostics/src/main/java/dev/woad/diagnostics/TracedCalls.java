package dev.woad.diagnostics;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.dispatcher.CallContextInitializer;
import dev.woad.dispatcher.CallInterceptor;
import dev.woad.dispatcher.DispatchCall;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.MDC;

/** The spans of the calls that come to an endpoint. */
final class TracedCalls implements CallInterceptor {

  private final CallTracing tracing;
  private final ServiceEndpoint endpoint;

  TracedCalls(CallTracing tracing, ServiceEndpoint endpoint) {
    this.tracing = tracing;
    this.endpoint = endpoint;
  }

  @Override
  public CompletionStage<?> intercept(DispatchCall call, Next next) {
    Context parent = tracing.extract(call.context());
    Span span =
        tracing.span(SpanKind.SERVER, endpoint, call.operation()).setParent(parent).startSpan();
    TraceHeaders.activityId(call.context())
        .ifPresent(id -> span.setAttribute("wcf.activity_id", id));
    Context context = parent.with(span);
    // For the thread that runs the operation in the end, whichever it is.
    call.context().incomingMessageProperties().put(Context.class, context);
    CompletionStage<?> outcome;
    try (Scope scope = context.makeCurrent()) {
      outcome = next.proceed(call);
    } catch (RuntimeException | Error refused) {
      outcome = CompletableFuture.failedFuture(refused);
    }
    return outcome.whenComplete(
        (result, failure) -> CallTracing.end(span, call.operation(), failure));
  }

  /** Makes the span of a call, and its names in the log, those of the thread. */
  @SuppressWarnings("MustBeClosedChecker") // It is closed with the scope that is returned.
  static CallContextInitializer.Scope enter(DispatchCall call) {
    Context context =
        call.context().incomingMessageProperties().find(Context.class).orElse(Context.current());
    SpanContext span = Span.fromContext(context).getSpanContext();
    Scope scope = context.makeCurrent();
    MDC.put("trace_id", span.getTraceId());
    MDC.put("span_id", span.getSpanId());
    return () -> {
      MDC.remove("trace_id");
      MDC.remove("span_id");
      scope.close();
    };
  }
}
