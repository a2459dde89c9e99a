package dev.woad.bindings.httpserver;

import java.nio.ByteBuffer;

/**
 * Takes what comes by one WebSocket. Its methods are called one after the other: as long as one
 * does not return nothing more is read, so that a sender who is too fast has to wait.
 */
public interface WebSocketHandler {

  /** Takes the connection, first of all. */
  void opened(WebSocketConnection connection);

  /**
   * Takes part of a binary message. The bytes are its own only until it returns.
   *
   * @param last whether the message ends with it
   */
  void binary(ByteBuffer part, boolean last);

  /** Takes notice that a text message has come, of which nothing else is told. */
  void text();

  /** Takes notice that the other party has answered a ping. */
  void pong();

  /**
   * Takes notice that the connection is no more, last of all.
   *
   * @param code how the other party closed it: RFC 6455, 7.4; {@link WebSocketConnection#LOST} if
   *     it did not
   * @param reason its reason, or ours
   */
  void closed(int code, String reason);
}
