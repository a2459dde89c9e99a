package dev.woad.dispatcher;

/**
 * Sets what a thread knows of the call that it is about to run, such as the span of a trace or the
 * fields of a log. Safe for use by many threads.
 *
 * <p>Interceptors stand around a call on whatever thread it comes; the operation itself may have to
 * wait for its turn and run on another one.
 */
@FunctionalInterface
public interface CallContextInitializer {

  /** Sets it, on the thread that calls the operation, just before it does so. */
  Scope beforeInvoke(DispatchCall call);

  /** Takes back what was set. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {

    /** Does so, on the same thread, when the method of the service has returned. */
    @Override
    void close();
  }
}
