package dev.woad.bindings.binaryxml;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a document, from an array or a stream.
 *
 * <p>Of a stream, only the bytes since the last {@link #startEvent} are kept, and never more of
 * them than one read may take. No length in a document makes it take memory before the bytes are
 * there.
 */
final class RecordInput {

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] NONE = {};
  private static final int FIRST_CHUNK = 1024;
  private static final int MAX_KEPT = 1 << 16;

  /** Room for the head of the record after one that fills a read. */
  private static final int SLACK = 16;

  private byte[] bytes = NONE;
  private int position;
  private int limit;
  private int windowStart;
  private long eventStart;
  private long dropped;

  private @Nullable InputStream stream;
  private byte[] window = NONE;
  private int maxBytesPerRead;

  private byte[] content = NONE;
  private int contentOffset;

  void reset(byte[] array, int offset, int length) {
    stream = null;
    bytes = array;
    position = offset;
    limit = offset + length;
    windowStart = offset;
    eventStart = 0;
    // Offsets in messages count from the start of the document, not of the array.
    dropped = -offset;
  }

  void reset(InputStream in, int maxBytesPerRead) {
    if (window.length == 0) {
      window = new byte[FIRST_CHUNK];
    }
    reset(window, 0, 0);
    this.stream = in;
    this.maxBytesPerRead = maxBytesPerRead;
  }

  /** Lets go of the array or stream. */
  void clear() {
    reset(NONE, 0, 0);
    content = NONE;
    if (window.length > MAX_KEPT) {
      window = NONE;
    }
  }

  boolean isStream() {
    return stream != null;
  }

  /** Returns the number of bytes of the document before the next one. */
  long offset() {
    return dropped + position;
  }

  /** Returns how many bytes were read since {@link #startEvent}. */
  int eventLength() {
    return (int) Math.min(offset() - eventStart, Integer.MAX_VALUE);
  }

  /** Forgets what was read; values that point into the bytes are void from now on. */
  void startEvent() {
    if (stream != null && position > 0) {
      int left = limit - position;
      if (left == 0 || position >= bytes.length / 2) {
        System.arraycopy(bytes, position, bytes, 0, left);
        dropped += position;
        position = 0;
        limit = left;
      }
    }
    windowStart = position;
    eventStart = offset();
  }

  boolean atEnd() throws BinaryXmlException {
    return position == limit && !tryFill(1);
  }

  /** Returns the next byte and does not step over it. */
  int peek() throws BinaryXmlException {
    if (position == limit) {
      fill(1);
    }
    return bytes[position] & 0xFF;
  }

  void skip() {
    position++;
  }

  int u8() throws BinaryXmlException {
    if (position == limit) {
      fill(1);
    }
    return bytes[position++] & 0xFF;
  }

  int i8() throws BinaryXmlException {
    return (byte) u8();
  }

  int u16() throws BinaryXmlException {
    return i16() & 0xFFFF;
  }

  int i16() throws BinaryXmlException {
    require(2);
    int value = (short) SHORTS.get(bytes, position);
    position += 2;
    return value;
  }

  int i32() throws BinaryXmlException {
    require(4);
    int value = (int) INTS.get(bytes, position);
    position += 4;
    return value;
  }

  long i64() throws BinaryXmlException {
    require(8);
    long value = (long) LONGS.get(bytes, position);
    position += 8;
    return value;
  }

  /** Reads a length of four bytes, of which the topmost bit is none. */
  int u31() throws BinaryXmlException {
    int value = i32();
    if (value < 0) {
      throw BinaryXmlException.malformed(
          "length", Integer.toUnsignedString(value), offset() - 4, "<= 2147483647");
    }
    return value;
  }

  /** Reads an integer of seven bits a byte (MC-NBFX, 2.1.2). */
  int multiByte() throws BinaryXmlException {
    int b = u8();
    if (b < 0x80) {
      return b;
    }
    int value = b & 0x7F;
    for (int shift = 7; shift < 28; shift += 7) {
      b = u8();
      value |= (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    b = u8();
    if (b > 0x07) {
      throw BinaryXmlException.malformed(
          "multi-byte integer", "more than 31 bits", offset() - 5, "<= 2147483647");
    }
    return value | b << 28;
  }

  /** Steps over bytes that are kept until the next event, wherever they come from. */
  void window(int length) throws BinaryXmlException {
    require(length);
    content = bytes;
    contentOffset = position;
    position += length;
  }

  /** Steps over the bytes of a value, which may be longer than one read of a stream. */
  void content(int length) throws BinaryXmlException {
    if (stream == null || length <= limit - position || fitsInWindow(length)) {
      window(length);
    } else {
      readApart(length);
    }
  }

  /** Returns the array that holds what {@link #window} or {@link #content} stepped over. */
  byte[] contentArray() {
    return content;
  }

  int contentOffset() {
    return contentOffset;
  }

  /** Reads up to some bytes into an array, but at least one. */
  int read(byte[] into, int offset, int length) throws BinaryXmlException {
    if (position == limit && stream != null) {
      int count = readStream(into, offset, length);
      if (count < 0) {
        throw ended(1);
      }
      dropped += count;
      return count;
    }
    peek();
    int count = Math.min(length, limit - position);
    System.arraycopy(bytes, position, into, offset, count);
    position += count;
    return count;
  }

  private void require(int count) throws BinaryXmlException {
    if (limit - position < count) {
      fill(count);
    }
  }

  private boolean fitsInWindow(int length) {
    return length <= maxBytesPerRead - (position - windowStart);
  }

  private void fill(int count) throws BinaryXmlException {
    if (!tryFill(count)) {
      throw ended(count);
    }
  }

  private boolean tryFill(int count) throws BinaryXmlException {
    if (stream == null) {
      return false;
    }
    if (!fitsInWindow(count - SLACK)) {
      throw BinaryXmlQuotaException.exceeded(
          "maxBytesPerRead", (long) eventLength() + count, maxBytesPerRead, offset());
    }
    while (limit - position < count) {
      if (limit == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
        window = bytes;
      }
      int read = readStream(bytes, limit, bytes.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }

  private void readApart(int length) throws BinaryXmlException {
    byte[] apart = new byte[Math.min(length, FIRST_CHUNK)];
    int filled = 0;
    while (filled < length) {
      if (filled == apart.length) {
        apart = Arrays.copyOf(apart, (int) Math.min(length, apart.length * 2L));
      }
      filled += read(apart, filled, apart.length - filled);
    }
    content = apart;
    contentOffset = 0;
    windowStart = position;
  }

  private int readStream(byte[] into, int offset, int length) throws BinaryXmlException {
    InputStream in = stream;
    if (in == null) {
      return -1;
    }
    try {
      int count;
      do {
        count = in.read(into, offset, length);
      } while (count == 0);
      return count;
    } catch (IOException e) {
      throw new BinaryXmlException("document: cannot be read on at byte " + offset(), e);
    }
  }

  private BinaryXmlException ended(int count) {
    return BinaryXmlException.malformed(
        "document",
        "ends",
        dropped + limit,
        (count - (limit - position)) + " more bytes of what began at byte " + offset());
  }
}
