package dev.woad.bindings.binaryxml;

/** Tells what may be a name (Namespaces in XML 1.0, NCName). */
final class XmlNames {

  private static final boolean[] ASCII = new boolean[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      ASCII[c] = true;
      ASCII[c - 'a' + 'A'] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      ASCII[c] = true;
    }
    ASCII['_'] = true;
    ASCII['-'] = true;
    ASCII['.'] = true;
  }

  private XmlNames() {}

  static boolean isName(String string) {
    int length = string.length();
    if (length == 0 || !isStart(string.codePointAt(0))) {
      return false;
    }
    int i = 0;
    while (i < length) {
      int c = string.codePointAt(i);
      if (c < 128 ? !ASCII[c] : !isPart(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static boolean isStart(int c) {
    if (c < 128) {
      return ASCII[c] && c != '-' && c != '.' && !(c >= '0' && c <= '9');
    }
    return isLetter(c);
  }

  private static boolean isPart(int c) {
    return c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040 || isLetter(c);
  }

  // XML 1.0 (fifth edition), [4] NameStartChar
  private static boolean isLetter(int c) {
    return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
        || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
        || c == 0x200C
        || c == 0x200D
        || (c >= 0x2070 && c <= 0x218F)
        || (c >= 0x2C00 && c <= 0x2FEF)
        || (c >= 0x3001 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFDCF)
        || (c >= 0xFDF0 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0xEFFFF);
  }
}
