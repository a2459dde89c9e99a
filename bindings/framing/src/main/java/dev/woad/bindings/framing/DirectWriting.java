package dev.woad.bindings.framing;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A Netty channel whose socket may be written to by any thread, past its event loop. */
public interface DirectWriting {

  /**
   * Writes as much as the socket takes without waiting.
   *
   * @throws IOException if the connection is lost
   */
  void writeNow(ByteBuffer bytes) throws IOException;
}
