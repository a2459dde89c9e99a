package dev.woad.bindings.binaryxml;

import java.util.HexFormat;
import java.util.Locale;

/** Bytes written down in tests. */
final class Hex {

  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

  private Hex() {}

  /** Parses bytes with or without spaces between. */
  static byte[] parse(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", "").toLowerCase(Locale.ROOT));
  }

  static String format(byte[] bytes) {
    return SPACED.formatHex(bytes);
  }
}
