package dev.woad.bindings.websocket;

import dev.woad.bindings.httpserver.WebSocketConnection;
import dev.woad.bindings.httpserver.WebSocketHandler;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A WebSocket of an HTTP server. */
final class ServerSocket implements WebSocketHandler {

  private final SocketSession session;
  private final String announced;

  ServerSocket(SocketSession session, String announced) {
    this.session = session;
    this.announced = announced;
  }

  @Override
  public void opened(WebSocketConnection connection) {
    session.connected(new Connected(connection), announced);
  }

  @Override
  public void binary(ByteBuffer part, boolean last) {
    session.received(part, last);
  }

  @Override
  public void text() {
    session.receivedText();
  }

  @Override
  public void pong() {
    session.heard();
  }

  @Override
  public void closed(int code, String reason) {
    session.closed(code, reason);
  }

  private record Connected(WebSocketConnection connection) implements Socket {

    @Override
    public void send(ByteBuffer part, boolean last) throws IOException {
      connection.send(part, last);
    }

    @Override
    public void ping() throws IOException {
      connection.ping();
    }

    @Override
    public void close(int code, String reason) {
      connection.close(code, reason);
    }

    @Override
    public void abort() {
      connection.abort();
    }
  }
}
