package dev.woad.bindings.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a message in chunks, and the end of the session behind it. For use by one thread. */
final class ChunkOutput extends OutputStream {

  // A size of two bytes.
  private static final int CHUNK = (1 << 14) - 1;
  private static final int SIZE_LENGTH = 2;

  private final Channel channel;
  private final Writability writability;
  private final Duration timeout;
  private final Consumer<ByteBuf> ending;
  private @Nullable ByteBuf chunk;
  private boolean begun;
  private boolean closed;

  /**
   * Creates one.
   *
   * @param ending sends the last bytes, with which the session ends from this side
   */
  ChunkOutput(
      Channel channel, Writability writability, Duration timeout, Consumer<ByteBuf> ending) {
    this.channel = channel;
    this.writability = writability;
    this.timeout = timeout;
    this.ending = ending;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("message: closed");
    }
    int from = offset;
    int left = length;
    while (left > 0) {
      ByteBuf into = chunk == null ? begin() : chunk;
      int count = Math.min(left, CHUNK - size(into));
      into.writeBytes(bytes, from, count);
      from += count;
      left -= count;
      if (size(into) == CHUNK) {
        send();
      }
    }
  }

  /** Sends what was written so far. */
  @Override
  public void flush() throws IOException {
    if (chunk != null) {
      send();
    }
  }

  /** Ends the message and the session. Does nothing the second time. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    if (!begun && chunk == null) {
      // MC-NMF, 2.2.4.3: the first chunk must be there.
      throw new IOException("message: empty (expected: one byte at least)");
    }
    closed = true;
    ByteBuf last = chunk == null ? channel.alloc().ioBuffer(2) : finish(chunk);
    chunk = null;
    last.writeByte(0).writeByte(FramingRecord.END);
    awaitTaken(last);
    ending.accept(last);
  }

  /** Lets go of what was written and not sent; the session is up to the caller. */
  void discard() {
    closed = true;
    if (chunk != null) {
      chunk.release();
      chunk = null;
    }
  }

  private ByteBuf begin() {
    ByteBuf started = channel.alloc().ioBuffer(512);
    started.writeZero(1 + SIZE_LENGTH);
    chunk = started;
    return started;
  }

  private static int size(ByteBuf into) {
    return into.writerIndex() - 1 - SIZE_LENGTH;
  }

  private void send() throws IOException {
    ByteBuf full = finish(Objects.requireNonNull(chunk));
    chunk = null;
    pass(full);
  }

  /** Puts before the bytes what announces them. */
  private ByteBuf finish(ByteBuf bytes) {
    int size = size(bytes);
    int start = 1 + SIZE_LENGTH - RecordEncoder.sizeLength(size);
    RecordEncoder.putSize(size, bytes, start);
    if (!begun) {
      begun = true;
      start--;
      bytes.setByte(start, FramingRecord.UNSIZED_ENVELOPE);
    }
    return bytes.readerIndex(start);
  }

  private void pass(ByteBuf bytes) throws IOException {
    awaitTaken(bytes);
    channel.writeAndFlush(bytes);
  }

  /** Waits until the connection takes more; lets go of the bytes if it never does. */
  private void awaitTaken(ByteBuf bytes) throws IOException {
    try {
      if (!channel.isWritable() && channel.isActive()) {
        boolean writable =
            writability.await(() -> channel.isWritable() || !channel.isActive(), timeout.toNanos());
        if (!writable) {
          bytes.release();
          throw new IOException(
              "message: the other party took nothing of it within "
                  + timeout
                  + ", the sendTimeout");
        }
      }
    } catch (InterruptedException e) {
      bytes.release();
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted while sending");
      interrupted.initCause(e);
      throw interrupted;
    }
    if (!channel.isActive()) {
      bytes.release();
      throw new IOException("message: the connection is closed");
    }
  }
}
