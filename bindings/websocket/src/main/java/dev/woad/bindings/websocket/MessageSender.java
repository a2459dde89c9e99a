package dev.woad.bindings.websocket;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/** Sends messages by a WebSocket, one after the other. Safe for use by many threads. */
final class MessageSender {

  private static final int PART = 32 * 1024;

  private final Socket socket;
  private final MessageEncoder encoder;
  private final boolean streamed;
  // Held while a message is written: its names are those that the next one counts on.
  private final ReentrantLock lock = new ReentrantLock();

  MessageSender(SessionSetup setup, Socket socket, String announced) {
    this.socket = socket;
    this.streamed = setup.encoding().isStreamed(!setup.isServer());
    this.encoder = setup.encoding().encoder(streamed, announced);
  }

  /** Says that a message cannot be written, and that nothing of it was sent. */
  static final class NotSent extends Exception {

    private static final long serialVersionUID = 1;

    NotSent(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Sends a message.
   *
   * @throws NotSent if it cannot be written
   * @throws IOException if the WebSocket failed, or the message broke off on its way
   */
  void send(Message message) throws NotSent, IOException {
    lock.lock();
    try {
      if (streamed) {
        flow(message);
      } else {
        whole(message);
      }
    } finally {
      lock.unlock();
    }
  }

  private void whole(Message message) throws NotSent, IOException {
    Buffer buffer = new Buffer();
    try {
      encoder.encode(message).writeTo(buffer);
    } catch (IOException | RuntimeException e) {
      throw new NotSent(e);
    }
    socket.send(buffer.bytes(), true);
  }

  private void flow(Message message) throws NotSent, IOException {
    Parts parts = new Parts();
    try {
      encoder.encode(message).writeTo(parts);
    } catch (IOException | RuntimeException e) {
      if (parts.begun) {
        throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
      }
      throw new NotSent(e);
    }
    parts.finish();
  }

  private static final class Buffer extends ByteArrayOutputStream {

    Buffer() {
      super(1024);
    }

    ByteBuffer bytes() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }

  /** Sends what is written in parts, and at last, as .NET does, an empty one. */
  private final class Parts extends OutputStream {

    private final byte[] part = new byte[PART];
    private int count;
    private boolean begun;

    @Override
    public void write(int b) throws IOException {
      if (count == PART) {
        send();
      }
      part[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      int left = length;
      while (left > 0) {
        if (count == PART) {
          send();
        }
        int n = Math.min(left, PART - count);
        System.arraycopy(bytes, from, part, count, n);
        count += n;
        from += n;
        left -= n;
      }
    }

    private void send() throws IOException {
      begun = true;
      socket.send(ByteBuffer.wrap(part, 0, count), false);
      count = 0;
    }

    void finish() throws IOException {
      if (count > 0) {
        send();
      }
      socket.send(ByteBuffer.allocate(0), true);
    }
  }
}
