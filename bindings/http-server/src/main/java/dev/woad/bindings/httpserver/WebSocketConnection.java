package dev.woad.bindings.httpserver;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A WebSocket, RFC 6455, as its server sees it. Messages are sent by one thread at a time. */
public interface WebSocketConnection {

  /** What stands for a close code where a connection just ended. */
  int LOST = 1006;

  /**
   * Sends part of a binary message, and waits until the connection has taken it.
   *
   * @param last whether the message ends with it
   * @throws IOException if the connection is no more, or takes nothing for as long as its send
   *     timeout
   */
  void send(ByteBuffer part, boolean last) throws IOException;

  /** Asks whether the other party is there. May be called by any thread. */
  void ping() throws IOException;

  /**
   * Closes the connection in order, once; may be called by any thread. The handler is told when the
   * other party has agreed, or has not in time.
   *
   * @param code why: RFC 6455, 7.4
   * @param reason for the other party, cut where it is too long for a close frame
   */
  void close(int code, String reason);

  /**
   * Closes the connection as soon as its container lets go of it, whatever the other party says.
   */
  void abort();
}
