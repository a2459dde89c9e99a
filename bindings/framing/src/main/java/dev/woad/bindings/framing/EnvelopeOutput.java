package dev.woad.bindings.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.OutputStream;

/**
 * A message that is written whole before it is sent. Whoever got it either sends it or closes it;
 * closing after it was sent does nothing. For use by one thread.
 */
public final class EnvelopeOutput extends OutputStream {

  // The record's type, and as many bytes as its size can take.
  private static final int HEAD = 6;
  private static final int INITIAL = 512;

  private final ByteBuf buffer;
  private boolean taken;

  EnvelopeOutput(ByteBufAllocator allocator) {
    buffer = allocator.ioBuffer(INITIAL);
    buffer.writerIndex(HEAD).readerIndex(HEAD);
  }

  @Override
  public void write(int b) {
    buffer.writeByte(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    buffer.writeBytes(bytes, offset, length);
  }

  /** Returns how many bytes were written. */
  public int size() {
    return buffer.writerIndex() - HEAD;
  }

  @Override
  public void close() {
    if (!taken) {
      taken = true;
      buffer.release();
    }
  }

  /** Returns the record, which is the caller's from now on. */
  ByteBuf take() {
    if (taken) {
      throw new IllegalStateException("envelope: sent or closed already");
    }
    taken = true;
    int size = size();
    int start = HEAD - RecordEncoder.sizeLength(size) - 1;
    buffer.setByte(start, FramingRecord.SIZED_ENVELOPE);
    RecordEncoder.putSize(size, buffer, start + 1);
    return buffer.readerIndex(start);
  }
}
