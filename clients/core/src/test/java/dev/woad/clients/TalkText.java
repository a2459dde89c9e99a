package dev.woad.clients;

import dev.woad.bindings.message.Message;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the text of a body. */
final class TalkText {

  private TalkText() {}

  static String of(Message message) {
    try {
      XMLStreamReader reader = message.body().read();
      String text = reader.getElementText();
      reader.close();
      return text;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
