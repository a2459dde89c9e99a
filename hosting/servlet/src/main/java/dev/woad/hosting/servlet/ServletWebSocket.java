package dev.woad.hosting.servlet;

import dev.woad.bindings.httpserver.WebSocketConnection;
import dev.woad.bindings.httpserver.WebSocketUpgrade;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket of a container. */
final class ServletWebSocket extends Endpoint implements WebSocketConnection {

  private static final Logger LOG = LoggerFactory.getLogger(ServletWebSocket.class);
  private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
  private static final String CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";
  private static final long CLOSE_MILLIS = 5_000;
  private static final int MAX_REASON = 123;

  private final WebSocketUpgrade upgrade;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable Session session;

  ServletWebSocket(WebSocketUpgrade upgrade) {
    this.upgrade = upgrade;
  }

  @Override
  public void onOpen(Session opened, EndpointConfig config) {
    session = opened;
    opened.setMaxIdleTimeout(0);
    opened.getUserProperties().put(SEND_TIMEOUT, upgrade.sendTimeout().toMillis());
    opened.getUserProperties().put(CLOSE_TIMEOUT, CLOSE_MILLIS);
    opened.addMessageHandler(
        ByteBuffer.class,
        new MessageHandler.Partial<ByteBuffer>() {
          @Override
          public void onMessage(ByteBuffer part, boolean last) {
            upgrade.handler().binary(part, last);
          }
        });
    opened.addMessageHandler(
        String.class,
        new MessageHandler.Partial<String>() {
          @Override
          public void onMessage(String part, boolean last) {
            if (last) {
              upgrade.handler().text();
            }
          }
        });
    opened.addMessageHandler(
        PongMessage.class,
        new MessageHandler.Whole<PongMessage>() {
          @Override
          public void onMessage(PongMessage pong) {
            upgrade.handler().pong();
          }
        });
    upgrade.handler().opened(this);
  }

  @Override
  public void onError(Session failed, Throwable failure) {
    // What ends the connection is told when it has ended.
    LOG.debug("WebSocket {}: {}", failed.getId(), failure.toString());
  }

  @Override
  public void onClose(Session closed, CloseReason reason) {
    if (over.compareAndSet(false, true)) {
      String text = reason.getReasonPhrase() == null ? "" : reason.getReasonPhrase();
      upgrade.handler().closed(reason.getCloseCode().getCode(), text);
    }
  }

  @Override
  public void send(ByteBuffer part, boolean last) throws IOException {
    try {
      opened().getBasicRemote().sendBinary(part, last);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new IOException("the WebSocket is closed", e);
    }
  }

  @Override
  public void ping() throws IOException {
    try {
      opened().getBasicRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IllegalStateException e) {
      throw new IOException("the WebSocket is closed", e);
    }
  }

  @Override
  public void close(int code, String reason) {
    Session open = session;
    if (open == null) {
      return;
    }
    try {
      open.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), cut(reason)));
    } catch (IOException | IllegalStateException e) {
      LOG.debug("WebSocket {} could not be closed in order", open.getId(), e);
    }
  }

  @Override
  public void abort() {
    close(CloseReason.CloseCodes.UNEXPECTED_CONDITION.getCode(), "");
  }

  private Session opened() throws IOException {
    Session open = session;
    if (open == null || !open.isOpen()) {
      throw new IOException("the WebSocket is closed");
    }
    return open;
  }

  // RFC 6455, 5.5: a control frame has no more than 125 bytes, of which the code takes two.
  private static String cut(String reason) {
    String cut = reason;
    while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_REASON) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return cut;
  }
}
