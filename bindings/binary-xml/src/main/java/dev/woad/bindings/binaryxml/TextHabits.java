package dev.woad.bindings.binaryxml;

import java.util.UUID;

/**
 * What .NET does with the text of WS-Addressing headers: addresses and actions come again and
 * again, and are written by keys; ids are unique ids.
 */
final class TextHabits {

  static final int NONE = 0;
  private static final int BY_KEY = 1;
  private static final int BY_STATIC_KEY = 2;
  private static final int UNIQUE_ID = 3;

  private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
  private static final String ADDRESSING_2004 = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

  private static final int ACTION = StaticDictionary.soap().key("Action");
  private static final int TO = StaticDictionary.soap().key("To");
  private static final int ADDRESS = StaticDictionary.soap().key("Address");
  private static final int MESSAGE_ID = StaticDictionary.soap().key("MessageID");
  private static final int RELATES_TO = StaticDictionary.soap().key("RelatesTo");

  private TextHabits() {}

  /** Returns the habit for an element whose name has the given key. */
  static int of(int key, String uri) {
    int habit;
    if (key == ACTION || key == TO) {
      habit = BY_KEY;
    } else if (key == ADDRESS) {
      habit = BY_STATIC_KEY;
    } else if (key == MESSAGE_ID || key == RELATES_TO) {
      habit = UNIQUE_ID;
    } else {
      return NONE;
    }
    return uri.equals(ADDRESSING) || uri.equals(ADDRESSING_2004) ? habit : NONE;
  }

  /** Writes a text by a habit, which must not be {@link #NONE}. */
  static void write(int habit, String text, ValueWriter values) throws BinaryXmlException {
    switch (habit) {
      case BY_KEY -> values.dictionaryText(text, values.key(text));
      case BY_STATIC_KEY -> values.dictionaryText(text, StaticDictionary.soap().key(text));
      default -> {
        int urn = UuidBytes.URN.length();
        UUID uuid = text.startsWith(UuidBytes.URN) ? UuidBytes.parse(text, urn) : null;
        if (uuid == null) {
          values.text(text);
        } else {
          values.uuid(uuid, Records.UNIQUE_ID);
        }
      }
    }
  }
}
