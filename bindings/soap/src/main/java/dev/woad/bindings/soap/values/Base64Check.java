package dev.woad.bindings.soap.values;

/** Looks at base64 as it passes, however long it is. */
final class Base64Check {

  private static final int KEPT = 64;

  private final StringBuilder start = new StringBuilder();
  private int quantum;
  private int padding;
  private boolean broken;

  void reset() {
    start.setLength(0);
    quantum = 0;
    padding = 0;
    broken = false;
  }

  void add(char[] characters, int offset, int length) {
    start.append(characters, offset, Math.min(length, KEPT + 1 - Math.min(start.length(), KEPT)));
    for (int i = offset; i < offset + length; i++) {
      char c = characters[i];
      if (c == '=') {
        padding++;
        quantum++;
      } else if (isDigit(c)) {
        broken |= padding > 0;
        quantum++;
      } else if (c > ' ') {
        broken = true;
      }
      quantum &= 3;
    }
  }

  /** Returns whether what passed is base64, and whole. */
  boolean isComplete() {
    return !broken && quantum == 0 && padding <= 2;
  }

  /** Returns the first characters of what passed. */
  String start() {
    return start.toString();
  }

  private static boolean isDigit(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
