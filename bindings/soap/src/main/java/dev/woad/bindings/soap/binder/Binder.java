package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads and writes what elements of one type have in them. Safe for use by many threads. */
interface Binder {

  /**
   * Reads an element, at whose start tag the input stands and at whose end tag it is left.
   *
   * @return the value; null if the text stands for none
   */
  @Nullable Object read(BinderInput in) throws JAXBException, XMLStreamException;

  /** Writes attributes and content into an element whose start tag has been written. */
  void write(Object value, BinderOutput out) throws JAXBException, XMLStreamException;
}
