package dev.woad.bindings.binaryxml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Turns characters into UTF-8 and back, and takes nothing that is not well-formed. */
final class Utf8 {

  /** What a function here returns for characters or bytes that are not well-formed. */
  static final int MALFORMED = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Utf8() {}

  static boolean isAscii(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = offset;
    for (; i + 8 <= end; i += 8) {
      if (((long) LONGS.get(bytes, i) & 0x8080808080808080L) != 0) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  static String ascii(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }

  /**
   * Decodes into an array that has room for as many characters as there are bytes, and returns how
   * many there are, or {@link #MALFORMED}.
   */
  static int decode(byte[] bytes, int offset, int length, char[] into) {
    int end = offset + length;
    int at = 0;
    int i = offset;
    while (i < end) {
      int b = bytes[i];
      if (b >= 0) {
        into[at++] = (char) b;
        i++;
        continue;
      }
      int size = size(b);
      if (size == 0 || end - i < size) {
        return MALFORMED;
      }
      int c = b & (0xFF >> (size + 1));
      for (int j = 1; j < size; j++) {
        int next = bytes[i + j];
        if ((next & 0xC0) != 0x80) {
          return MALFORMED;
        }
        c = c << 6 | (next & 0x3F);
      }
      if (c < (size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000)
          || c > Character.MAX_CODE_POINT
          || (c >= 0xD800 && c <= 0xDFFF)) {
        return MALFORMED;
      }
      at += Character.toChars(c, into, at);
      i += size;
    }
    return at;
  }

  private static int size(int firstByte) {
    int b = firstByte & 0xFF;
    if (b < 0xC2 || b > 0xF4) {
      return 0;
    }
    return b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
  }

  /** Returns how many bytes the string takes, or {@link #MALFORMED}. */
  static int length(String string) {
    int length = string.length();
    int bytes = length;
    for (int i = 0; i < length; i++) {
      char c = string.charAt(i);
      if (c >= 0x80) {
        bytes++;
        if (c >= 0x800) {
          bytes++;
          if (Character.isSurrogate(c)) {
            if (!isPair(string, i)) {
              return MALFORMED;
            }
            // A pair is four bytes: two of them are the two characters themselves.
            i++;
          }
        }
      }
    }
    return bytes;
  }

  /**
   * Encodes the characters from one index to another, and returns the index behind the last byte,
   * or {@link #MALFORMED}. Takes up to three bytes a character.
   */
  static int encode(String string, int from, int to, byte[] into, int offset) {
    int at = offset;
    int i = from;
    for (; i < to; i++) {
      char c = string.charAt(i);
      if (c >= 0x80) {
        break;
      }
      into[at++] = (byte) c;
    }
    for (; i < to; i++) {
      char c = string.charAt(i);
      if (c < 0x80) {
        into[at++] = (byte) c;
      } else if (c < 0x800) {
        into[at++] = (byte) (0xC0 | c >> 6);
        into[at++] = (byte) (0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        into[at++] = (byte) (0xE0 | c >> 12);
        into[at++] = (byte) (0x80 | (c >> 6 & 0x3F));
        into[at++] = (byte) (0x80 | (c & 0x3F));
      } else if (isPair(string, i)) {
        int point = Character.toCodePoint(c, string.charAt(++i));
        into[at++] = (byte) (0xF0 | point >> 18);
        into[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
        into[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
        into[at++] = (byte) (0x80 | (point & 0x3F));
      } else {
        return MALFORMED;
      }
    }
    return at;
  }

  private static boolean isPair(String string, int i) {
    return Character.isHighSurrogate(string.charAt(i))
        && i + 1 < string.length()
        && Character.isLowSurrogate(string.charAt(i + 1));
  }
}
