package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBException;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Reads and writes elements of one name and type. Safe for use by many threads. */
public final class ElementBinder {

  private final QName name;
  private final Binder binder;
  private final Prefixes prefixes;

  ElementBinder(QName name, Binder binder, Prefixes prefixes) {
    this.name = name;
    this.binder = binder;
    this.prefixes = prefixes;
  }

  /**
   * Reads an element, whatever its name is, and leaves the reader behind it.
   *
   * @param reader at the start tag, or before it at the start of a document
   * @return the value; null if the element says that there is none
   * @throws JAXBException if it cannot be read, or has a text that is none of its type
   */
  public @Nullable Object read(XMLStreamReader reader) throws JAXBException {
    try {
      while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
        reader.next();
      }
      BinderInput in = new BinderInput(reader);
      in.enter();
      Object value = null;
      if (in.isNil()) {
        in.skip();
      } else {
        value = binder.read(in);
      }
      reader.next();
      return value;
    } catch (XMLStreamException e) {
      throw new JAXBException(e);
    }
  }

  /**
   * Writes a value as an element.
   *
   * @throws JAXBException if it cannot be written
   */
  public void write(@Nullable Object value, XMLStreamWriter writer) throws JAXBException {
    try {
      BinderOutput out = new BinderOutput(writer, prefixes);
      out.startRoot(name);
      if (value == null) {
        out.nil();
      } else {
        binder.write(value, out);
      }
      out.end();
    } catch (XMLStreamException e) {
      throw new JAXBException(e);
    }
  }
}
