package dev.woad.bindings.binary;

import dev.woad.bindings.binaryxml.BinaryXmlWriter;
import dev.woad.bindings.message.AddressingValues;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes addressing headers as .NET does: by keys of the dictionaries, and ids as 16 bytes. */
final class BinaryValues implements AddressingValues {

  private static final String PREFIX = "urn:uuid:";
  private static final int LENGTH = PREFIX.length() + 36;

  @Override
  public void writeUri(String uri, XMLStreamWriter writer) throws XMLStreamException {
    ((BinaryXmlWriter) writer).writeDictionaryText(uri);
  }

  @Override
  public void writeId(String id, XMLStreamWriter writer) throws XMLStreamException {
    UUID uuid = uuid(id);
    if (uuid == null) {
      writer.writeCharacters(id);
    } else {
      ((BinaryXmlWriter) writer).writeUniqueId(uuid);
    }
  }

  /** Returns the UUID that a reader would make exactly this id of, if there is one. */
  static @Nullable UUID uuid(String id) {
    if (id.length() != LENGTH || !id.startsWith(PREFIX)) {
      return null;
    }
    long high = 0;
    long low = 0;
    int digits = 0;
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      char c = id.charAt(i);
      int at = i - PREFIX.length();
      if (at == 8 || at == 13 || at == 18 || at == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) {
        return null;
      }
      if (digits++ < 16) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new UUID(high, low);
  }
}
