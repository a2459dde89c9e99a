package dev.woad.bindings.message;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Moves elements between StAX and DOM. */
public final class XmlDom {

  private static final ThreadLocal<DocumentBuilder> BUILDERS =
      ThreadLocal.withInitial(XmlDom::newBuilder);

  private XmlDom() {}

  /** Returns a document with nothing in it. */
  public static Document newDocument() {
    return BUILDERS.get().newDocument();
  }

  /**
   * Reads the element at whose start tag the reader stands, and leaves the reader at its end tag.
   * Prefixes of the names in it stay bound; those that only its texts use do not, unless the
   * element declares them.
   */
  public static Element read(XMLStreamReader reader) throws XMLStreamException {
    Document document = newDocument();
    Node parent = document;
    while (true) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Element element = startTagOrRefuse(reader, document);
          parent.appendChild(element);
          parent = element;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Node above = parent.getParentNode();
          if (above == null || above == document) {
            return document.getDocumentElement();
          }
          parent = above;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
            parent.appendChild(document.createTextNode(reader.getText()));
        default -> {
          // Comments and processing instructions mean nothing in a message.
        }
      }
      reader.next();
    }
  }

  /** Writes an element with all that is in it. */
  public static void write(Element element, XMLStreamWriter writer) throws XMLStreamException {
    String prefix = nonNull(element.getPrefix());
    String namespace = nonNull(element.getNamespaceURI());
    writer.writeStartElement(prefix, element.getLocalName(), namespace);
    NamedNodeMap attributes = element.getAttributes();
    boolean declared = false;
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        declared |= declare(attribute, prefix, writer);
      }
    }
    if (!declared && !namespace.equals(bound(writer, prefix))) {
      writer.writeNamespace(prefix, namespace);
    }
    for (int i = 0; i < attributes.getLength(); i++) {
      writeAttribute((Attr) attributes.item(i), writer);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element childElement) {
        write(childElement, writer);
      } else if (child.getNodeType() == Node.TEXT_NODE
          || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        writer.writeCharacters(child.getNodeValue());
      }
    }
    writer.writeEndElement();
  }

  private static boolean declare(Attr attribute, String prefix, XMLStreamWriter writer)
      throws XMLStreamException {
    if (attribute.getPrefix() == null) {
      writer.writeDefaultNamespace(attribute.getValue());
      return prefix.isEmpty();
    }
    writer.writeNamespace(attribute.getLocalName(), attribute.getValue());
    return prefix.equals(attribute.getLocalName());
  }

  private static void writeAttribute(Attr attribute, XMLStreamWriter writer)
      throws XMLStreamException {
    String namespace = nonNull(attribute.getNamespaceURI());
    if (namespace.isEmpty()) {
      writer.writeAttribute(nameOf(attribute), attribute.getValue());
    } else if (!namespace.equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI)) {
      String prefix = nonNull(attribute.getPrefix());
      if (!namespace.equals(bound(writer, prefix)) && !namespace.equals(XMLConstants.XML_NS_URI)) {
        writer.writeNamespace(prefix, namespace);
      }
      writer.writeAttribute(prefix, namespace, attribute.getLocalName(), attribute.getValue());
    }
  }

  private static String nameOf(Attr attribute) {
    String local = attribute.getLocalName();
    return local == null ? attribute.getName() : local;
  }

  private static String bound(XMLStreamWriter writer, String prefix) {
    return writer.getNamespaceContext() == null
        ? ""
        : nonNull(writer.getNamespaceContext().getNamespaceURI(prefix));
  }

  private static Element startTagOrRefuse(XMLStreamReader reader, Document document)
      throws XMLStreamException {
    try {
      return startTag(reader, document);
    } catch (DOMException e) {
      // Names as the fifth edition of XML 1.0 has them, which DOM does not know.
      throw new XMLStreamException("name: " + e.getMessage() + " (expected: one of XML 1.0)", e);
    }
  }

  private static Element startTag(XMLStreamReader reader, Document document) {
    String namespace = reader.getNamespaceURI();
    Element element =
        document.createElementNS(namespace, qualified(reader.getPrefix(), reader.getLocalName()));
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = nonNull(reader.getNamespacePrefix(i));
      element.setAttributeNS(
          XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
          prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix,
          nonNull(reader.getNamespaceURI(i)));
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.setAttributeNS(
          reader.getAttributeNamespace(i),
          qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return element;
  }

  private static String qualified(@Nullable String prefix, String localName) {
    return prefix == null || prefix.isEmpty() ? localName : prefix + ":" + localName;
  }

  private static String nonNull(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static DocumentBuilder newBuilder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("no DOM parser with secure processing", e);
    }
  }
}
