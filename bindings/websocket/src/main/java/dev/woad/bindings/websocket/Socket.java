package dev.woad.bindings.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A WebSocket, of either party. Messages are sent by one thread at a time. */
interface Socket {

  /** Sends part of a message, and waits until it is taken. */
  void send(ByteBuffer part, boolean last) throws IOException;

  /** Asks whether the other party is there. */
  void ping() throws IOException;

  /** Closes in order. */
  void close(int code, String reason);

  /** Cuts the connection. */
  void abort();
}
