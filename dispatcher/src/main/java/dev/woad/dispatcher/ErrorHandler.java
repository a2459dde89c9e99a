package dev.woad.dispatcher;

/**
 * Sees what operations throw. Of several each sees what the one before it made of an error. Safe
 * for use by many threads.
 */
public interface ErrorHandler {

  /**
   * Returns what the caller is told instead of the error: a {@code FaultException} or an exception
   * that the contract declares; or the error itself.
   */
  default Throwable provideFault(Throwable error, OperationContext context) {
    return error;
  }

  /** Takes notice of the error, after the caller has been answered. */
  default void handleError(Throwable error, OperationContext context) {}
}
