package dev.woad.bindings.websocket;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.QuotaExceededException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of what comes by a WebSocket. For use by one thread at a time, but for its end.
 */
final class MessageReceiver {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SessionSetup setup;
  private final SocketSession session;
  private final boolean streamed;
  private final long maxMessage;
  private final long maxHeaders;
  private final Whole whole = new Whole();
  private @Nullable MessageEncoder encoder;
  private String contentType = "";
  private @Nullable CompletableFuture<Void> taken;
  private volatile @Nullable PartsInput flowing;
  private volatile boolean over;

  MessageReceiver(SessionSetup setup, SocketSession session) {
    HttpTransportBindingElement http = setup.encoding().http();
    this.setup = setup;
    this.session = session;
    this.streamed = setup.encoding().isStreamed(setup.isServer());
    this.maxMessage =
        streamed
            ? http.maxReceivedMessageSize()
            : Math.min(http.maxReceivedMessageSize(), http.maxBufferSize());
    this.maxHeaders = http.maxBufferSize();
  }

  void announced(String announced) {
    MessageEncoder own = setup.encoding().encoder(streamed, announced);
    encoder = own;
    contentType = own.isContentTypeSupported(announced) ? announced : own.contentType();
  }

  /** Takes part of a message; where messages flow it returns when there is room for more. */
  void received(ByteBuffer part, boolean last) throws IOException {
    if (!streamed) {
      take(part, last);
      return;
    }
    PartsInput input = flowing;
    if (input == null) {
      input = new PartsInput(maxMessage, maxHeaders, patience());
      start(input);
      if (over) {
        // What ended the session may not have seen it.
        input.breakOff();
      }
    }
    input.put(part, last);
    if (last) {
      awaitTaken();
      flowing = null;
    }
  }

  private Duration patience() {
    Duration idle = setup.times().idle();
    return idle == null ? PATIENCE : idle;
  }

  private void take(ByteBuffer part, boolean last) throws IOException {
    if (whole.size() + (long) part.remaining() > maxMessage) {
      throw tooLarge(maxMessage);
    }
    if (last && whole.size() == 0) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      session.take(read(bytes));
      return;
    }
    whole.write(part);
    if (last) {
      byte[] bytes = whole.toByteArray();
      whole.reset();
      session.take(read(bytes));
    }
  }

  static QuotaExceededException tooLarge(long limit) {
    return new QuotaExceededException(
        "message: more than " + limit + " bytes (expected: <= maxReceivedMessageSize)");
  }

  private Message read(byte[] bytes) throws IOException {
    Message message = encoder().read(bytes, contentType);
    setup.describe(message);
    return message;
  }

  private void start(PartsInput input) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    taken = done;
    flowing = input;
    SocketThreads.shared()
        .execute(
            () -> {
              try {
                Message message = encoder().read(input, contentType);
                input.headersRead();
                message.onClose(input::close);
                setup.describe(message);
                session.take(message);
              } catch (IOException | RuntimeException e) {
                input.close();
                session.refuse(e);
              } finally {
                done.complete(null);
              }
            });
  }

  // So that the next message is not taken before this one.
  private void awaitTaken() {
    CompletableFuture<Void> last = taken;
    if (last != null) {
      last.join();
    }
  }

  private MessageEncoder encoder() {
    MessageEncoder announced = encoder;
    if (announced == null) {
      throw new IllegalStateException("nothing was announced");
    }
    return announced;
  }

  boolean isReceiving() {
    return flowing != null;
  }

  /** Takes notice that nothing more comes: what has begun to flow breaks off. */
  void ended() {
    over = true;
    PartsInput input = flowing;
    if (input != null) {
      input.breakOff();
    }
  }

  private static final class Whole extends ByteArrayOutputStream {

    private static final int KEPT = 64 * 1024;

    void write(ByteBuffer part) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      write(bytes, 0, bytes.length);
    }

    @Override
    public synchronized void reset() {
      super.reset();
      if (buf.length > KEPT) {
        buf = new byte[KEPT];
      }
    }
  }
}
