package dev.woad.bindings.websocket;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket of the JDK's HTTP client. */
final class ClientSocket implements WebSocket.Listener, Socket {

  private static final int MAX_REASON = 123;

  private final SocketSession session;
  private final String announced;
  private final String subProtocol;
  private final long sendTimeout;
  private volatile @Nullable WebSocket socket;

  ClientSocket(SocketSession session, String announced, String subProtocol, Duration sendTimeout) {
    this.session = session;
    this.announced = announced;
    this.subProtocol = subProtocol;
    this.sendTimeout = sendTimeout.toNanos();
  }

  @Override
  public void onOpen(WebSocket opened) {
    // One that agreed to something else is refused by whoever connects; nothing is read of it.
    if (isAgreed(opened)) {
      socket = opened;
      session.connected(this, announced);
      opened.request(1);
    }
  }

  /** Returns whether the other party agreed to what it was asked to speak. */
  boolean isAgreed(WebSocket opened) {
    return opened.getSubprotocol().equals(subProtocol);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    session.received(part, last);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    session.receivedText();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    session.heard();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    session.heard();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed(code, reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed(CloseCode.LOST, String.valueOf(failure.getMessage()));
  }

  private void closed(int code, String reason) {
    if (socket != null) {
      session.closed(code, reason);
    }
  }

  @Override
  public void send(ByteBuffer part, boolean last) throws IOException {
    await(opened().sendBinary(part, last));
  }

  @Override
  public void ping() throws IOException {
    await(opened().sendPing(ByteBuffer.allocate(0)));
  }

  private WebSocket opened() throws IOException {
    WebSocket open = socket;
    if (open == null || open.isOutputClosed()) {
      throw new IOException("the WebSocket is closed");
    }
    return open;
  }

  private void await(CompletableFuture<WebSocket> sending) throws IOException {
    try {
      // Not to be given up when the thread is interrupted: the next must not come before its end.
      WebSocket unused = sending.orTimeout(sendTimeout, TimeUnit.NANOSECONDS).join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof IOException io ? io : new IOException("not sent: " + cause, e);
    }
  }

  @Override
  public void close(int code, String reason) {
    WebSocket open = socket;
    if (open == null) {
      return;
    }
    String cut = reason;
    while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_REASON) {
      cut = cut.substring(0, cut.length() - 1);
    }
    // The JDK leaves the codes for what was wrong with a message to servers.
    boolean known = code == CloseCode.NORMAL || code == CloseCode.UNEXPECTED;
    var unused =
        open.sendClose(known ? code : CloseCode.REFUSED, cut)
            .whenComplete(
                (sent, failure) -> {
                  if (failure != null) {
                    open.abort();
                  }
                });
  }

  @Override
  public void abort() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
      session.closed(CloseCode.LOST, "");
    }
  }
}
