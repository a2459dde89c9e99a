package dev.woad.bindings.message;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * How the values of addressing headers are written: as text, or as what an encoding knows that is
 * shorter. Safe for use by many threads.
 */
public interface AddressingValues {

  /** Writes them as text. */
  AddressingValues TEXT = new AddressingValues() {};

  /** Writes an action or address, which comes again and again. */
  default void writeUri(String uri, XMLStreamWriter writer) throws XMLStreamException {
    writer.writeCharacters(uri);
  }

  /** Writes the id of a message. */
  default void writeId(String id, XMLStreamWriter writer) throws XMLStreamException {
    writer.writeCharacters(id);
  }
}
