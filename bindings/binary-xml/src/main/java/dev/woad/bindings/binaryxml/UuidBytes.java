package dev.woad.bindings.binaryxml;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUIDs in the order of bytes that .NET has: three numbers with the lowest byte first. */
final class UuidBytes {

  static final String URN = "urn:uuid:";

  private UuidBytes() {}

  static UUID read(byte[] bytes, int offset) {
    int shorts = intAt(bytes, offset + 4);
    long high =
        (long) Integer.reverseBytes(intAt(bytes, offset)) << 32
            | (Short.reverseBytes((short) (shorts >>> 16)) & 0xFFFFL) << 16
            | (Short.reverseBytes((short) shorts) & 0xFFFFL);
    long low = (long) intAt(bytes, offset + 8) << 32 | (intAt(bytes, offset + 12) & 0xFFFFFFFFL);
    return new UUID(high, low);
  }

  static void write(UUID uuid, byte[] bytes, int offset) {
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    for (int i = 0; i < 4; i++) {
      bytes[offset + i] = (byte) (high >>> (32 + 8 * i));
    }
    bytes[offset + 4] = (byte) (high >>> 16);
    bytes[offset + 5] = (byte) (high >>> 24);
    bytes[offset + 6] = (byte) high;
    bytes[offset + 7] = (byte) (high >>> 8);
    for (int i = 0; i < 8; i++) {
      bytes[offset + 8 + i] = (byte) (low >>> (56 - 8 * i));
    }
  }

  /** Returns the UUID of 36 lower-case characters at the end of a text, or null. */
  static @Nullable UUID parse(String text, int from) {
    if (text.length() - from != 36) {
      return null;
    }
    long high = 0;
    long low = 0;
    for (int i = 0, digits = 0; i < 36; i++) {
      char c = text.charAt(from + i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) {
        return null;
      }
      if (digits++ < 16) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new UUID(high, low);
  }

  private static int intAt(byte[] bytes, int offset) {
    return bytes[offset] << 24
        | (bytes[offset + 1] & 0xFF) << 16
        | (bytes[offset + 2] & 0xFF) << 8
        | (bytes[offset + 3] & 0xFF);
  }
}
