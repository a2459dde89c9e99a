package dev.woad.dispatcher;

import dev.woad.bindings.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Looks at messages on the side of a client, and may change their headers. To look at a body, look
 * at that of a {@linkplain Message#copy copy}. Safe for use by many threads.
 */
public interface ClientMessageInspector {

  /**
   * Looks at a request before it is sent.
   *
   * @return anything to be given back with the reply
   */
  @Nullable Object beforeSendRequest(Message request);

  /** Looks at a reply or fault before it is read; not called where there is none. */
  default void afterReceiveReply(Message reply, @Nullable Object correlation) {}
}
