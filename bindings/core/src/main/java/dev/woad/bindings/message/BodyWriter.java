package dev.woad.bindings.message;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML where it is told to. */
@FunctionalInterface
public interface BodyWriter {

  /** Writes whole elements and leaves the writer at the depth at which it stood. */
  void writeTo(XMLStreamWriter writer) throws XMLStreamException;
}
