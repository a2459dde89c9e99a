package dev.woad.testing.dotnet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Puts ids in the place of others, in text and in binary XML, which both have of one length. */
final class Ids {

  private Ids() {}

  static byte[] replace(byte[] bytes, String old, String replacement) {
    byte[] replaced = replaceAll(bytes, text(old), text(replacement));
    return replaceAll(replaced, guid(old), guid(replacement));
  }

  /** Replaces in one frame of a WebSocket, masked as clients' are. */
  static byte[] replaceMasked(byte[] frame, String old, String replacement) {
    byte[] replaced = frame.clone();
    int start = (frame[1] & 0x7F) == 127 ? 14 : (frame[1] & 0x7F) == 126 ? 8 : 6;
    byte[] mask = Arrays.copyOfRange(frame, start - 4, start);
    byte[] payload = xor(Arrays.copyOfRange(frame, start, frame.length), mask);
    byte[] masked = xor(replace(payload, old, replacement), mask);
    System.arraycopy(masked, 0, replaced, start, masked.length);
    return replaced;
  }

  static byte[] replaceAll(byte[] bytes, byte[] old, byte[] replacement) {
    byte[] replaced = bytes.clone();
    for (int i = 0; i + old.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + old.length, old, 0, old.length)) {
        System.arraycopy(replacement, 0, replaced, i, old.length);
      }
    }
    return replaced;
  }

  private static byte[] xor(byte[] bytes, byte[] mask) {
    byte[] result = bytes.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= mask[i % 4];
    }
    return result;
  }

  private static byte[] text(String id) {
    return id.getBytes(StandardCharsets.US_ASCII);
  }

  // The first three numbers of a GUID are the wrong way round.
  private static byte[] guid(String id) {
    UUID uuid = UUID.fromString(id.substring("urn:uuid:".length()));
    long high = uuid.getMostSignificantBits();
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (high >>> 32))
        .putShort((short) (high >>> 16))
        .putShort((short) high)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
