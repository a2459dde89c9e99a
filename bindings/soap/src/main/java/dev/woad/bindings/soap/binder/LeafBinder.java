package dev.woad.bindings.soap.binder;

import dev.woad.bindings.soap.values.TextCheck;
import jakarta.xml.bind.JAXBException;
import javax.xml.stream.XMLStreamException;
import org.glassfish.jaxb.runtime.api.AccessorException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Elements, attributes and contents that are one text.
 *
 * @param check refuses texts that would be misread; null if none is
 */
record LeafBinder(LeafText leaf, @Nullable TextCheck check) implements Binder {

  @Override
  public @Nullable Object read(BinderInput in) throws JAXBException, XMLStreamException {
    return parse(in.text(), in);
  }

  /** Makes a value of the text of the element that is read. */
  @Nullable Object parse(String text, BinderInput in) throws JAXBException {
    if (check != null && !check.accepts(text)) {
      throw in.refused(text, check.expected());
    }
    return value(text, in);
  }

  /** Makes a value of the text of an attribute of the element that is read. */
  @Nullable Object parseAttribute(String name, String text, BinderInput in) throws JAXBException {
    if (check != null && !check.accepts(text)) {
      throw in.refusedAttribute(name, text, check.expected());
    }
    return value(text, in);
  }

  private @Nullable Object value(String text, BinderInput in) throws JAXBException {
    try {
      return leaf.parse(text);
    } catch (AccessorException | SAXException | RuntimeException e) {
      // Parsers fail in their own ways.
      throw in.failed(e);
    }
  }

  @Override
  public void write(Object value, BinderOutput out) throws JAXBException, XMLStreamException {
    out.text(print(value));
  }

  String print(Object value) throws JAXBException {
    try {
      return leaf.print(value);
    } catch (AccessorException e) {
      throw new JAXBException(e);
    }
  }
}
