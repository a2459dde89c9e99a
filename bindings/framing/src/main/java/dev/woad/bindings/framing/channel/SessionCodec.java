package dev.woad.bindings.framing.channel;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.framing.EnvelopeOutput;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.message.Message;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the messages of one session. Reading is for the event loop, writing for any
 * thread.
 */
final class SessionCodec {

  private final MessageEncoder writing;
  private final MessageEncoder reading;
  private final String contentType;

  // Held while a message is encoded, whatever writes its body: its names and its bytes go out in
  // one order. It is the innermost lock there is.
  private final ReentrantLock order = new ReentrantLock();

  private SessionCodec(MessageEncoder writing, MessageEncoder reading, String contentType) {
    this.writing = writing;
    this.reading = reading;
    this.contentType = contentType;
  }

  static SessionCodec of(MessageEncoder writing, MessageEncoder reading, String contentType) {
    return new SessionCodec(writing, reading, contentType);
  }

  String contentType() {
    return contentType;
  }

  Message read(byte[] bytes) throws IOException {
    return reading.read(bytes, contentType);
  }

  /** Returns whether a message can be sent without waiting for others. */
  boolean isFree() {
    return !order.isLocked();
  }

  /**
   * Encodes a message and sends it.
   *
   * @param alone whether other messages are not expected soon, with which it could be sent in one
   *     go
   * @throws IOException if it cannot be encoded; nothing is sent then
   */
  void send(
      Message message, FramedSession session, boolean alone, Consumer<@Nullable Throwable> whenSent)
      throws IOException {
    order.lock();
    try (EnvelopeOutput out = session.newEnvelope()) {
      writing.encode(message).writeTo(out);
      session.send(out, alone, whenSent);
    } finally {
      order.unlock();
    }
  }
}
