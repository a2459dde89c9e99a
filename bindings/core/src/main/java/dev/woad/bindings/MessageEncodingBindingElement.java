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
   * Returns an encoder for messages that stand alone. Safe for use by many threads.
   *
   * @param maxMessageSize bytes that a message may have when it is read, also where what came over
   *     the wire was shorter, as by compression
   */
  default MessageEncoder createEncoder(long maxMessageSize) {
    return createEncoder();
  }

  /**
   * Returns an encoder for messages that stand alone, but whose content type was said before by
   * what carries them: that of the encoder, for all of them. Safe for use by many threads.
   *
   * @param maxMessageSize as in {@link #createEncoder(long)}
   */
  default MessageEncoder createAnnouncedEncoder(long maxMessageSize) {
    return createEncoder(maxMessageSize);
  }

  /**
   * Returns an encoder for one direction of one session, which may remember what it has seen in it.
   * Its content type announces the session. For use by one thread at a time; what it has read may
   * be consumed by other threads meanwhile.
   */
  default MessageEncoder createSessionEncoder() {
    return createEncoder();
  }

  /**
   * Returns an encoder for one direction of one session that was announced already.
   *
   * @param contentType what announced the session; the encoder writes as it says
   * @param maxMessageSize as in {@link #createEncoder(long)}
   */
  default MessageEncoder createSessionEncoder(String contentType, long maxMessageSize) {
    return createSessionEncoder();
  }

  @Override
  default List<BodyWriter> policyAssertions() {
    return PolicyAssertions.usingAddressing(messageVersion().addressing());
  }
}
