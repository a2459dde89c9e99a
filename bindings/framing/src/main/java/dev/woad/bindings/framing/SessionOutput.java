package dev.woad.bindings.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a session in the order in which they are given: on the thread that gives
 * them where nothing is before them, so that no event loop is woken for it. Safe for use by many
 * threads.
 */
final class SessionOutput {

  private final Channel channel;
  private final @Nullable DirectWriting direct;

  // How many records the event loop still has. Guarded by this.
  private int queued;

  SessionOutput(Channel channel, boolean upgraded) {
    this.channel = channel;
    this.direct = !upgraded && channel instanceof DirectWriting known ? known : null;
  }

  /**
   * Writes a record.
   *
   * @param alone whether others are not expected soon, with which it could be sent in one go
   * @param whenSent is given what went wrong, or null when the record is on its way
   */
  void write(ByteBuf bytes, boolean alone, Consumer<@Nullable Throwable> whenSent) {
    synchronized (this) {
      if (!alone || queued > 0 || !isWritten(bytes)) {
        queued++;
        channel
            .writeAndFlush(bytes)
            .addListener(
                done -> {
                  written();
                  whenSent.accept(done.isSuccess() ? null : done.cause());
                });
        return;
      }
    }
    bytes.release();
    whenSent.accept(null);
  }

  private synchronized void written() {
    queued--;
  }

  private boolean isWritten(ByteBuf bytes) {
    if (direct == null || bytes.nioBufferCount() != 1) {
      return false;
    }
    try {
      ByteBuffer buffer = bytes.nioBuffer();
      int before = buffer.remaining();
      direct.writeNow(buffer);
      bytes.skipBytes(before - buffer.remaining());
    } catch (IOException e) {
      // The event loop meets it too, and tells those who are to know.
      return false;
    }
    return !bytes.isReadable();
  }
}
