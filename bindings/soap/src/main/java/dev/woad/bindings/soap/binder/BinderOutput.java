package dev.woad.bindings.soap.binder;

import java.util.Base64;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jvnet.staxex.XMLStreamWriterEx;

/** What is written, and the prefixes that are declared in it. For one element and what is in it. */
final class BinderOutput {

  private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

  // The one that all the world writes: there are clients that look for it by its prefix.
  private static final String XSI_PREFIX = "xsi";
  private static final String OCTETS = "application/octet-stream";

  private final XMLStreamWriter writer;
  private final Prefixes prefixes;

  BinderOutput(XMLStreamWriter writer, Prefixes prefixes) {
    this.writer = writer;
    this.prefixes = prefixes;
  }

  /** Writes the start tag of the outermost element, with what is declared for all inside. */
  void startRoot(QName name) throws XMLStreamException {
    start(name.getNamespaceURI(), name.getLocalPart());
    prefixes.declare(writer);
  }

  void start(String namespace, String name) throws XMLStreamException {
    writer.writeStartElement(prefixes.ofElement(namespace), name, namespace);
  }

  void end() throws XMLStreamException {
    writer.writeEndElement();
  }

  void attribute(QName name, String value) throws XMLStreamException {
    String namespace = name.getNamespaceURI();
    if (namespace.isEmpty()) {
      writer.writeAttribute(name.getLocalPart(), value);
    } else {
      writer.writeAttribute(prefixes.ofAttribute(namespace), namespace, name.getLocalPart(), value);
    }
  }

  void nil() throws XMLStreamException {
    writer.writeNamespace(XSI_PREFIX, XSI);
    writer.writeAttribute(XSI_PREFIX, XSI, "nil", "true");
  }

  void type(QName type) throws XMLStreamException {
    String prefix = prefixes.ofElement(type.getNamespaceURI());
    String name = type.getLocalPart();
    writer.writeNamespace(XSI_PREFIX, XSI);
    writer.writeAttribute(XSI_PREFIX, XSI, "type", prefix.isEmpty() ? name : prefix + ":" + name);
  }

  void text(String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      writer.writeCharacters(text);
    }
  }

  void bytes(byte[] bytes) throws XMLStreamException {
    if (writer instanceof XMLStreamWriterEx extended) {
      extended.writeBinary(bytes, 0, bytes.length, OCTETS);
    } else {
      writer.writeCharacters(Base64.getEncoder().encodeToString(bytes));
    }
  }
}
