package com.example;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.DispatchRuntime;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Measures calls, whatever wire they come by. What stands around a call, such as authorization,
 * looks the same.
 *
 * @param record takes the name of the operation and the time that it took
 */
public record Timing(BiConsumer<String, Duration> record) implements Behavior.OfService {

  @Override
  public void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
    runtime.interceptor(
        (call, next) -> {
          long start = System.nanoTime();
          return next.proceed(call)
              .whenComplete(
                  (result, error) ->
                      record.accept(
                          call.operation().name(), Duration.ofNanos(System.nanoTime() - start)));
        });
  }
}
