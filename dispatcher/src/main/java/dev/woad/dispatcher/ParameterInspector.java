package dev.woad.dispatcher;

import dev.woad.contracts.OperationDescription;
import org.jspecify.annotations.Nullable;

/** Looks at arguments and results, on either end. Safe for use by many threads. */
public interface ParameterInspector {

  /**
   * Looks at the arguments before the call.
   *
   * @return anything to be given back after the call
   * @throws RuntimeException to refuse the call
   */
  @Nullable Object beforeCall(OperationDescription operation, Object[] arguments);

  /** Looks at the result of a call that did not fail. */
  default void afterCall(
      OperationDescription operation, @Nullable Object result, @Nullable Object correlation) {}
}
