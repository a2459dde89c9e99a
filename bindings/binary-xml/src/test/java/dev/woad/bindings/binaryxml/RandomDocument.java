package dev.woad.bindings.binaryxml;

import java.util.Random;

/** Makes XML documents of all that the format can hold, the same ones for the same seed. */
final class RandomDocument {

  private static final String[] NAMES = {
    "a",
    "order",
    "Envelope",
    "Body",
    "mustUnderstand",
    "\u00e9l\u00e8ve",
    "x-1.2_3",
    "\u4e2d\u6587",
    "a-name-that-is-longer-than-forty-two-characters-in-all"
  };
  private static final String[] PREFIXES = {"", "a", "s", "z", "pre", "\u00e9"};
  private static final String[] URIS = {
    "urn:orders:v1",
    "http://www.w3.org/2003/05/soap-envelope",
    "http://www.w3.org/2005/08/addressing",
    "urn:\u4e2d"
  };
  private static final String[] WORDS = {
    "0",
    "1",
    "-34",
    "true",
    "text",
    "\u00e9",
    "\u4e2d\u6587\u5b57\u4e2d\u6587",
    "\ud83d\ude00",
    "<&>\"'",
    " ",
    "]]>",
    "tab\there",
    "Envelope"
  };

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private RandomDocument(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a document as text in the form in which {@link XmlText} writes. */
  static String text(long seed) {
    RandomDocument document = new RandomDocument(seed);
    document.element(1);
    return document.text.toString();
  }

  private void element(int depth) {
    // Each element declares what it uses: then all are right wherever they stand.
    String prefix = PREFIXES[random.nextInt(PREFIXES.length)];
    String name = (prefix.isEmpty() ? "" : prefix + ":") + NAMES[random.nextInt(NAMES.length)];
    text.append('<').append(name);
    for (int i = 0, count = random.nextInt(4); i < count; i++) {
      text.append(' ').append(i == 2 && !prefix.isEmpty() ? prefix + ":" : "");
      text.append(NAMES[i * 2]).append("=\"").append(escape(words(), true)).append('"');
    }
    text.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix);
    text.append("=\"").append(URIS[random.nextInt(URIS.length)]).append("\">");
    for (int i = 0, count = random.nextInt(depth < 5 ? 5 : 2); i < count; i++) {
      switch (random.nextInt(depth < 8 ? 4 : 2)) {
        case 0 -> text.append(escape(words(), false));
        case 1 -> text.append("<!--").append(i).append(" of ").append(count).append("-->");
        default -> element(depth + 1);
      }
    }
    text.append("</").append(name).append('>');
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    int count = random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      words.append(WORDS[random.nextInt(WORDS.length)]);
    }
    return words.toString();
  }

  private static String escape(String text, boolean attribute) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return attribute ? escaped.replace("\"", "&quot;").replace("\t", "&#x9;") : escaped;
  }
}
