package dev.woad.bindings.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes records. */
final class RecordEncoder {

  private static final ByteBuf END = constant(FramingRecord.END);
  private static final ByteBuf UPGRADE_RESPONSE = constant(FramingRecord.UPGRADE_RESPONSE);
  private static final ByteBuf PREAMBLE_ACK = constant(FramingRecord.PREAMBLE_ACK);
  private static final ByteBuf PREAMBLE_END = constant(FramingRecord.PREAMBLE_END);

  private RecordEncoder() {}

  static ByteBuf end() {
    return END.duplicate();
  }

  static ByteBuf upgradeResponse() {
    return UPGRADE_RESPONSE.duplicate();
  }

  static ByteBuf preambleEnd() {
    return PREAMBLE_END.duplicate();
  }

  static ByteBuf preambleAck() {
    return PREAMBLE_ACK.duplicate();
  }

  static ByteBuf fault(FramingFault fault, ByteBufAllocator allocator) {
    ByteBuf out = allocator.buffer();
    writeText(FramingRecord.FAULT, fault.uri(), out);
    return out;
  }

  /**
   * Returns a preamble, as .NET sends it at once: up to its end, or to where it must wait.
   *
   * @param upgrade what it asks for; null to end it
   */
  static ByteBuf preamble(
      Preamble preamble, @Nullable StreamUpgrade upgrade, ByteBufAllocator allocator) {
    ByteBuf out = allocator.buffer();
    out.writeByte(FramingRecord.VERSION).writeByte(1).writeByte(0);
    out.writeByte(FramingRecord.MODE).writeByte(preamble.mode().code());
    writeText(FramingRecord.VIA, preamble.via(), out);
    int known = KnownEncoding.code(preamble.contentType());
    if (known < 0) {
      writeText(FramingRecord.EXTENSIBLE_ENCODING, preamble.contentType(), out);
    } else {
      out.writeByte(FramingRecord.KNOWN_ENCODING).writeByte(known);
    }
    if (upgrade == null) {
      out.writeByte(FramingRecord.PREAMBLE_END);
    } else {
      writeText(FramingRecord.UPGRADE_REQUEST, upgrade.protocol(), out);
    }
    return out;
  }

  /** Returns how many bytes {@link #putSize} takes. */
  static int sizeLength(int size) {
    return size < 1 << 7 ? 1 : size < 1 << 14 ? 2 : size < 1 << 21 ? 3 : size < 1 << 28 ? 4 : 5;
  }

  /** Puts a size into bytes that are there already. */
  static void putSize(int size, ByteBuf out, int index) {
    int left = size;
    int at = index;
    while (left > 0x7F) {
      out.setByte(at++, left | 0x80);
      left >>>= 7;
    }
    out.setByte(at, left);
  }

  private static void writeText(int type, String text, ByteBuf out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeByte(type);
    int index = out.writerIndex();
    int length = sizeLength(bytes.length);
    out.writeZero(length);
    putSize(bytes.length, out, index);
    out.writeBytes(bytes);
  }

  private static ByteBuf constant(int type) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(1).writeByte(type).asReadOnly());
  }
}
