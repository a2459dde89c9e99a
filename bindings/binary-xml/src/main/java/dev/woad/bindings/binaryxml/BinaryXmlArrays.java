package dev.woad.bindings.binaryxml;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes elements that follow one another by one name, each with a number, as one array record: the
 * start tag once and then number after number. A reader sees one element for each.
 *
 * <p>An array without items is nothing. The safety for threads is that of the writer.
 */
public final class BinaryXmlArrays {

  private static final int CHUNK = 4096;

  private BinaryXmlArrays() {}

  /** Writes an element for each boolean. */
  public static void write(
      BinaryXmlWriter to, String prefix, String name, String uri, boolean[] items)
      throws BinaryXmlException {
    write(
        to,
        new Tag(prefix, name, uri),
        new Items(Records.BOOL, items.length, 1),
        (i, bytes) -> bytes.put((byte) (items[i] ? 1 : 0)));
  }

  /** Writes an element for each integer of 16 bits. */
  public static void write(
      BinaryXmlWriter to, String prefix, String name, String uri, short[] items)
      throws BinaryXmlException {
    write(
        to,
        new Tag(prefix, name, uri),
        new Items(Records.INT16, items.length, 2),
        (i, bytes) -> bytes.putShort(items[i]));
  }

  /** Writes an element for each integer of 32 bits. */
  public static void write(BinaryXmlWriter to, String prefix, String name, String uri, int[] items)
      throws BinaryXmlException {
    write(
        to,
        new Tag(prefix, name, uri),
        new Items(Records.INT32, items.length, 4),
        (i, bytes) -> bytes.putInt(items[i]));
  }

  /** Writes an element for each integer of 64 bits. */
  public static void write(BinaryXmlWriter to, String prefix, String name, String uri, long[] items)
      throws BinaryXmlException {
    write(
        to,
        new Tag(prefix, name, uri),
        new Items(Records.INT64, items.length, 8),
        (i, bytes) -> bytes.putLong(items[i]));
  }

  /** Writes an element for each floating-point number of 32 bits. */
  public static void write(
      BinaryXmlWriter to, String prefix, String name, String uri, float[] items)
      throws BinaryXmlException {
    write(
        to,
        new Tag(prefix, name, uri),
        new Items(Records.FLOAT, items.length, 4),
        (i, bytes) -> bytes.putFloat(items[i]));
  }

  /** Writes an element for each floating-point number of 64 bits. */
  public static void write(
      BinaryXmlWriter to, String prefix, String name, String uri, double[] items)
      throws BinaryXmlException {
    write(
        to,
        new Tag(prefix, name, uri),
        new Items(Records.DOUBLE, items.length, 8),
        (i, bytes) -> bytes.putDouble(items[i]));
  }

  private static void write(BinaryXmlWriter to, Tag tag, Items items, Putter putter)
      throws BinaryXmlException {
    if (items.count == 0) {
      return;
    }
    RecordOutput out = to.output();
    to.values().endBytes();
    to.tags().close();
    out.node(Records.ARRAY);
    to.writeStartElement(tag.prefix, tag.name, tag.uri);
    to.writeEndElement();
    out.node(items.type | 1);
    out.multiByte(items.count);
    out.newWindow();
    byte[] chunk = new byte[(int) Math.min((long) items.count * items.size, CHUNK)];
    ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < items.count; i++) {
      putter.put(i, bytes);
      if (!bytes.hasRemaining()) {
        out.bytes(chunk, 0, bytes.position());
        bytes.clear();
      }
    }
    out.bytes(chunk, 0, bytes.position());
    out.newWindow();
  }

  private record Tag(String prefix, String name, String uri) {}

  private record Items(int type, int count, int size) {}

  private interface Putter {
    void put(int index, ByteBuffer into);
  }
}
