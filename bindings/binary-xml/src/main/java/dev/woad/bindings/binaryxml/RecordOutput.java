package dev.woad.bindings.binaryxml;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a document that is written, in memory or on their way to a stream.
 *
 * <p>.NET writes through a buffer of 512 bytes, and where it is flushed between a text and the end
 * of its element, the two are two records. This one counts in the same windows: so the bytes are
 * the same, and the check for room, which must be made anyway, is made once.
 */
final class RecordOutput {

  static final int MAX_SIZE = 1 << 30;
  private static final int MAX_HEADROOM = 1024;

  /** Room for a string table without strings, as most are. */
  private static final int TABLE_ROOM = 5;

  private static final int WINDOW = 512;
  private static final int STREAM_CHUNK = 8192;

  /** A writer is kept for long; the room for its largest document is not. */
  private static final int MAX_KEPT = 1 << 20;

  private static final int NONE = -1;
  private static final byte[] NO_BYTES = {};

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int headroom;
  private final int maxSize;
  private byte[] bytes = NO_BYTES;
  private int start;
  private int position;
  private int windowEnd;

  /** Where the text record is that the end of an element may still be joined with. */
  private int text;

  private @Nullable OutputStream stream;

  RecordOutput(int headroom, int maxSize) {
    requireWithin("headroom", headroom, MAX_HEADROOM);
    requireWithin("maxSize", maxSize, MAX_SIZE);
    this.headroom = headroom;
    this.maxSize = maxSize;
  }

  /** Starts a document in memory behind the headroom, and behind room for a string table. */
  void reset(boolean withTable) {
    stream = null;
    begin(withTable ? headroom + TABLE_ROOM : headroom);
  }

  /** Starts a document that goes to a stream. */
  void reset(OutputStream out) {
    stream = out;
    begin(0);
  }

  private void begin(int first) {
    start = first;
    position = first;
    windowEnd = first + WINDOW;
    text = NONE;
    if (bytes.length < windowEnd || bytes.length > MAX_KEPT) {
      bytes = new byte[Math.max(windowEnd, 1024)];
    }
  }

  byte[] array() {
    return bytes;
  }

  int start() {
    return start;
  }

  /** Returns the index behind the last byte of a document that is whole. */
  int end() throws BinaryXmlException {
    checkSize(position);
    return position;
  }

  /** Puts the strings that a session has not sent yet before the document (MC-NBFSE, 2.1). */
  void prependTable(BinaryXmlWriterSession session) throws BinaryXmlException {
    int length = session.tableLength();
    int headLength = multiByteLength(length);
    int lacking = headLength + length - (start - headroom);
    if (lacking > 0) {
      ensureCapacity((long) position + lacking + WINDOW);
      System.arraycopy(bytes, start, bytes, start + lacking, position - start);
      start += lacking;
      position += lacking;
    }
    start -= headLength + length;
    session.takeTable(bytes, putMultiByte(length, bytes, start));
  }

  /** Gives the array away; the next document begins with another. */
  void release() {
    bytes = NO_BYTES;
  }

  /** Sends what is there to the stream, if there is one. */
  void flush() throws BinaryXmlException {
    drain();
    newWindow();
    OutputStream out = stream;
    if (out != null) {
      try {
        out.flush();
      } catch (IOException e) {
        throw new BinaryXmlException("document: cannot be written on", e);
      }
    }
  }

  /** Writes the type of a record that is no text. */
  void node(int type) throws BinaryXmlException {
    room(1);
    bytes[position++] = (byte) type;
    text = NONE;
  }

  /** Writes the type of a text record. */
  void textNode(int type) throws BinaryXmlException {
    room(1);
    text = position;
    bytes[position++] = (byte) type;
  }

  /** Writes a text record of one byte. */
  void textNode8(int type, int value) throws BinaryXmlException {
    room(2);
    text = position;
    bytes[position++] = (byte) type;
    bytes[position++] = (byte) value;
  }

  /** Writes a text record of two bytes. */
  void textNode16(int type, int value) throws BinaryXmlException {
    room(3);
    text = position;
    bytes[position++] = (byte) type;
    SHORTS.set(bytes, position, (short) value);
    position += 2;
  }

  /** Writes a text record of four bytes. */
  void textNode32(int type, int value) throws BinaryXmlException {
    room(5);
    text = position;
    bytes[position++] = (byte) type;
    INTS.set(bytes, position, value);
    position += 4;
  }

  /** Writes a text record of eight bytes. */
  void textNode64(int type, long value) throws BinaryXmlException {
    room(9);
    text = position;
    bytes[position++] = (byte) type;
    LONGS.set(bytes, position, value);
    position += 8;
  }

  /** Writes a text record of sixteen bytes, given as two numbers. */
  void textNode128(int type, long first, long second) throws BinaryXmlException {
    room(17);
    text = position;
    bytes[position++] = (byte) type;
    LONGS.set(bytes, position, first);
    LONGS.set(bytes, position + 8, second);
    position += 16;
  }

  /** Writes the head of a text record with a length of 8, 16 or 32 bits. */
  void textNodeWithLength(int type8, int length) throws BinaryXmlException {
    room(5);
    text = position;
    if (length < 0x100) {
      bytes[position++] = (byte) type8;
      bytes[position++] = (byte) length;
    } else if (length < 0x10000) {
      bytes[position++] = (byte) (type8 + 2);
      SHORTS.set(bytes, position, (short) length);
      position += 2;
    } else {
      bytes[position++] = (byte) (type8 + 4);
      INTS.set(bytes, position, length);
      position += 4;
    }
  }

  /** Ends an element: by the text just written, if there is one. */
  void endElement() throws BinaryXmlException {
    if (text != NONE) {
      bytes[text] |= 1;
      text = NONE;
    } else {
      node(Records.END_ELEMENT);
    }
  }

  /** Makes the text just written one that ends no element, such as an attribute's. */
  void endAttribute() {
    text = NONE;
  }

  void int8(int value) throws BinaryXmlException {
    room(1);
    bytes[position++] = (byte) value;
  }

  void int16(int value) throws BinaryXmlException {
    room(2);
    SHORTS.set(bytes, position, (short) value);
    position += 2;
  }

  void int32(int value) throws BinaryXmlException {
    room(4);
    INTS.set(bytes, position, value);
    position += 4;
  }

  void int64(long value) throws BinaryXmlException {
    room(8);
    LONGS.set(bytes, position, value);
    position += 8;
  }

  void multiByte(int value) throws BinaryXmlException {
    room(5);
    position = putMultiByte(value, bytes, position);
  }

  /** Writes a string with its length before it. */
  void string(String value) throws BinaryXmlException {
    int length = value.length();
    if (length == 0) {
      int8(0);
    } else if (length < 128 / 3) {
      room(1 + 3 * length);
      int end = encoded(Utf8.encode(value, 0, length, bytes, position + 1));
      bytes[position] = (byte) (end - position - 1);
      position = end;
    } else {
      multiByte(encoded(Utf8.length(value)));
      utf8(value);
    }
  }

  /** Writes a text of at least one character: as UTF-8, or as UTF-16 where that is shorter. */
  void chars(String value) throws BinaryXmlException {
    int length = value.length();
    if (length > 255 / 3) {
      longChars(value);
      return;
    }
    room(2 + 3 * length);
    text = position;
    int end = encoded(Utf8.encode(value, 0, length, bytes, position + 2));
    int size = end - position - 2;
    if (size / 2 <= length) {
      bytes[position] = (byte) Records.CHARS8;
    } else {
      bytes[position] = (byte) Records.UNICODE8;
      size = 2 * length;
      putUtf16(value, 0, length, position + 2);
    }
    bytes[position + 1] = (byte) size;
    position += 2 + size;
  }

  /** Writes bytes behind the head of a record. */
  void bytes(byte[] value, int offset, int length) throws BinaryXmlException {
    if (length < WINDOW) {
      room(length);
      System.arraycopy(value, offset, bytes, position, length);
      position += length;
      return;
    }
    text = NONE;
    if (stream != null) {
      drain();
      send(value, offset, length);
    } else {
      ensureCapacity((long) position + length + WINDOW);
      System.arraycopy(value, offset, bytes, position, length);
      position += length;
    }
    newWindow();
  }

  /** Begins a new window, as .NET does where it writes past its buffer. */
  void newWindow() throws BinaryXmlException {
    text = NONE;
    windowEnd = position + WINDOW;
    ensureCapacity(windowEnd);
  }

  static int multiByteLength(int value) {
    return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
  }

  /** Writes an integer of seven bits a byte, and returns the index behind it. */
  static int putMultiByte(int value, byte[] into, int offset) {
    int at = offset;
    int left = value;
    for (; left > 0x7F; left >>>= 7) {
      into[at++] = (byte) (left | 0x80);
    }
    into[at++] = (byte) left;
    return at;
  }

  private void longChars(String value) throws BinaryXmlException {
    int length = value.length();
    int size = encoded(Utf8.length(value));
    if (size / 2 <= length) {
      textNodeWithLength(Records.CHARS8, size);
      utf8(value);
      return;
    }
    textNodeWithLength(Records.UNICODE8, 2 * length);
    for (int from = 0; from < length; ) {
      int to = chunkEnd(value, from, WINDOW / 2);
      room(2 * (to - from));
      putUtf16(value, from, to, position);
      position += 2 * (to - from);
      from = to;
    }
  }

  private void utf8(String value) throws BinaryXmlException {
    int length = value.length();
    for (int from = 0; from < length; ) {
      int to = chunkEnd(value, from, WINDOW / 3);
      room(3 * (to - from));
      position = encoded(Utf8.encode(value, from, to, bytes, position));
      from = to;
    }
  }

  private static int chunkEnd(String value, int from, int max) {
    if (value.length() - from <= max) {
      return value.length();
    }
    int to = from + max;
    return Character.isHighSurrogate(value.charAt(to - 1)) ? to - 1 : to;
  }

  private void putUtf16(String value, int from, int to, int offset) {
    for (int i = from, at = offset; i < to; i++, at += 2) {
      SHORTS.set(bytes, at, (short) value.charAt(i));
    }
  }

  private static int encoded(int result) throws BinaryXmlException {
    if (result == Utf8.MALFORMED) {
      throw new BinaryXmlException("text: half a surrogate pair (expected: whole characters)");
    }
    return result;
  }

  private void room(int count) throws BinaryXmlException {
    if (position + count > windowEnd) {
      if (stream != null && position >= STREAM_CHUNK) {
        drain();
      }
      newWindow();
    }
  }

  private void drain() throws BinaryXmlException {
    if (stream != null) {
      send(bytes, 0, position);
      position = 0;
    }
  }

  private void send(byte[] from, int offset, int length) throws BinaryXmlException {
    OutputStream out = stream;
    if (out != null) {
      try {
        out.write(from, offset, length);
      } catch (IOException e) {
        throw new BinaryXmlException("document: cannot be written on", e);
      }
    }
  }

  private void ensureCapacity(long capacity) throws BinaryXmlException {
    checkSize(capacity - WINDOW);
    if (capacity > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(capacity, Math.min(bytes.length * 2L, 1 << 30)));
    }
  }

  private static void requireWithin(String name, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to " + max + ")");
    }
  }

  private void checkSize(long end) throws BinaryXmlException {
    if (end - start > maxSize) {
      throw new BinaryXmlException(
          "maxSize: " + (end - start) + " bytes or more (expected: <= " + maxSize + ")");
    }
  }
}
