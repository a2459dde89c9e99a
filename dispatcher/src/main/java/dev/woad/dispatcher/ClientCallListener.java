package dev.woad.dispatcher;

import dev.woad.bindings.message.Message;
import dev.woad.contracts.OperationDescription;
import org.jspecify.annotations.Nullable;

/**
 * Follows calls on the side of a client from their requests to whatever comes of them, replies or
 * not: what metrics and traces are made of. Safe for use by many threads.
 */
@FunctionalInterface
public interface ClientCallListener {

  /**
   * Takes notice of a request that is about to be sent, on the thread of the caller. It may change
   * the headers.
   *
   * @return what is told of the end of the call
   */
  Following beforeSend(OperationDescription operation, Message request);

  /** What follows one call. */
  @FunctionalInterface
  interface Following {

    /**
     * Takes notice of the end of the call: it is answered, or taken where it has no answer.
     *
     * @param failure the exception that the caller gets; null if none
     */
    void ended(@Nullable Throwable failure);
  }
}
