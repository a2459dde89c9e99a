package dev.woad.dispatcher;

import dev.woad.bindings.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Looks at messages on the side of a service, and may change their headers. To look at a body, look
 * at that of a {@linkplain Message#copy copy}. On wires without messages, such as REST, it sees a
 * request without envelope and no reply. Safe for use by many threads.
 */
public interface DispatchMessageInspector {

  /**
   * Looks at a request before its operation is called.
   *
   * @return anything to be given back with the reply
   * @throws RuntimeException to refuse the request, as a fault
   */
  @Nullable Object afterReceiveRequest(Message request, OperationContext context);

  /** Looks at the reply or fault before it is sent; not called where there is none. */
  default void beforeSendReply(
      Message reply, @Nullable Object correlation, OperationContext context) {}
}
