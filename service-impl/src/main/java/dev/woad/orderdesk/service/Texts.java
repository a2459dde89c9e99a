package dev.woad.orderdesk.service;

/** Looks at texts that came from outside. */
final class Texts {

  private static final int MAX_SHOWN = 40;

  private Texts() {}

  /** Tells whether a text can be stored and written anywhere: no wire and no database stumbles. */
  static boolean isPlain(String text) {
    return text.codePoints().allMatch(Texts::isPlainPoint);
  }

  /** Returns a text as far as a message may show it. */
  static String shown(String text) {
    String start = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    StringBuilder shown = new StringBuilder();
    start
        .codePoints()
        .map(point -> isPlainPoint(point) && !Character.isWhitespace(point) ? point : ' ')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isPlainPoint(int point) {
    boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !control && !half && point != 0xFFFE && point != 0xFFFF;
  }
}
