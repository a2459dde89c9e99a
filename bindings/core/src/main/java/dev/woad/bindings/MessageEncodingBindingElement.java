package dev.woad.bindings;

import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.MessageVersion;
import java.util.List;

/** The layer that turns messages into bytes. A binding of messages has exactly one. */
public interface MessageEncodingBindingElement extends BindingElement {

  /** Returns the versions that messages are written in. */
  MessageVersion messageVersion();

  /** Returns an encoder for messages that stand alone. Safe for use by many threads. */
  MessageEncoder createEncoder();

  /**
   * Returns an encoder for one direction of one session, which may remember what it has seen in it.
   * For use by one thread at a time.
   */
  default MessageEncoder createSessionEncoder() {
    return createEncoder();
  }

  @Override
  default List<BodyWriter> policyAssertions() {
    return PolicyAssertions.usingAddressing(messageVersion().addressing());
  }
}
