package dev.woad.dispatcher;

import java.util.concurrent.CompletionStage;

/**
 * Stands around the call of an operation on the side of a service: what authorization,
 * transactions, throttles and metrics are made of. Safe for use by many threads.
 */
@FunctionalInterface
public interface CallInterceptor {

  /**
   * Calls the operation by {@code next}, or does not.
   *
   * @return the result; an exception, thrown or given through the stage, becomes a fault
   */
  CompletionStage<?> intercept(DispatchCall call, Next next);

  /** The rest of the path. */
  @FunctionalInterface
  interface Next {

    /** Goes on with the call. */
    CompletionStage<?> proceed(DispatchCall call);
  }
}
