package dev.woad.diagnostics;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.DispatchRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts and times calls, by the same names on every wire:
 *
 * <ul>
 *   <li>{@code woad.server.calls}: from when a request is understood to the result of its operation
 *   <li>{@code woad.client.calls}: from the request to whatever the caller gets
 * </ul>
 *
 * Both are timers with the tags {@code contract}, {@code operation}, {@code binding} and {@code
 * outcome}: {@code ok}, {@code fault} for what the contract or the service foresaw, {@code error}
 * for all else.
 */
public final class CallMetrics {

  private CallMetrics() {}

  /** Returns a behavior for hosts. */
  public static Behavior.OfService ofServices(MeterRegistry registry) {
    return (endpoint, runtime) -> measure(endpoint, runtime, registry);
  }

  /** Returns a behavior for channel factories. */
  public static Behavior.OfEndpoint ofClients(MeterRegistry registry) {
    return new Behavior.OfEndpoint() {
      @Override
      public void applyClient(ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
        CallTimers timers =
            new CallTimers(registry, "woad.client.calls", "Calls to services", endpoint);
        runtime.callListener(
            (operation, request) -> {
              long start = System.nanoTime();
              return failure -> timers.record(operation, start, failure);
            });
      }
    };
  }

  private static void measure(
      ServiceEndpoint endpoint, DispatchRuntime.Builder runtime, MeterRegistry registry) {
    CallTimers timers =
        new CallTimers(registry, "woad.server.calls", "Calls of operations", endpoint);
    runtime.interceptor(
        (call, next) -> {
          long start = System.nanoTime();
          CompletionStage<?> outcome;
          try {
            outcome = next.proceed(call);
          } catch (RuntimeException | Error refused) {
            outcome = CompletableFuture.failedFuture(refused);
          }
          return outcome.whenComplete(
              (result, failure) -> timers.record(call.operation(), start, failure));
        });
  }
}
