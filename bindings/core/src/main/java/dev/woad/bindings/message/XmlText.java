package dev.woad.bindings.message;

/** Makes texts fit for XML that nobody could check before. */
public final class XmlText {

  private static final char REPLACEMENT = '\uFFFD';

  private XmlText() {}

  /**
   * Returns the text with a replacement character for each that XML has no place for: halves of
   * surrogate pairs, U+0000, U+FFFE and U+FFFF. Other control characters can be written as
   * references.
   */
  public static String printable(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnprintable(text, i)) {
        if (changed == null) {
          changed = new StringBuilder(text);
        }
        changed.setCharAt(i, REPLACEMENT);
      } else if (Character.isHighSurrogate(c)) {
        i++;
      }
    }
    return changed == null ? text : changed.toString();
  }

  private static boolean isUnprintable(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c) || c == 0 || c == '\uFFFE' || c == '\uFFFF';
  }
}
