package dev.woad.bindings.soap.values;

import java.lang.reflect.Type;
import javax.xml.stream.XMLStreamException;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.NamespaceContextEx;
import org.jvnet.staxex.XMLStreamReaderEx;

/** One over a reader that gives bytes to those who know of them. */
final class CheckedXmlReaderEx extends CheckedXmlReader implements XMLStreamReaderEx {

  private final XMLStreamReaderEx reader;

  CheckedXmlReaderEx(XMLStreamReaderEx reader, ValueShapes shapes, Type type)
      throws XMLStreamException {
    super(reader, shapes, type);
    this.reader = reader;
  }

  @Override
  boolean isBytes() throws XMLStreamException {
    return getPCDATA() instanceof Base64Data;
  }

  @Override
  public CharSequence getPCDATA() throws XMLStreamException {
    return reader.getPCDATA();
  }

  @Override
  public NamespaceContextEx getNamespaceContext() {
    return reader.getNamespaceContext();
  }

  @Override
  public String getElementTextTrim() throws XMLStreamException {
    return reader.getElementTextTrim();
  }
}
