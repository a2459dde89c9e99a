package dev.woad.bindings.message;

import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Copies XML from a reader to a writer, event by event. */
public final class XmlCopy {

  private XmlCopy() {}

  /**
   * Copies the element at whose start tag the reader stands, and leaves the reader at its end tag.
   *
   * @throws XMLStreamException if the source is not well formed or the target cannot be written
   */
  public static void element(XMLStreamReader source, XMLStreamWriter target)
      throws XMLStreamException {
    int depth = 0;
    do {
      switch (source.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> {
          startTag(source, target);
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          target.writeEndElement();
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE ->
            target.writeCharacters(
                source.getTextCharacters(), source.getTextStart(), source.getTextLength());
        case XMLStreamConstants.CDATA -> target.writeCData(source.getText());
        default -> {
          // Comments and processing instructions mean nothing in a message.
        }
      }
      if (depth > 0) {
        source.next();
      }
    } while (depth > 0);
  }

  /** Copies the element at whose start tag the reader stands, and all that follow beside it. */
  static void siblings(XMLStreamReader source, XMLStreamWriter target) throws XMLStreamException {
    while (source.getEventType() != XMLStreamConstants.END_ELEMENT
        && source.getEventType() != XMLStreamConstants.END_DOCUMENT) {
      if (source.getEventType() == XMLStreamConstants.START_ELEMENT) {
        element(source, target);
      }
      source.next();
    }
  }

  private static void startTag(XMLStreamReader source, XMLStreamWriter target)
      throws XMLStreamException {
    String prefix = nonNull(source.getPrefix());
    String namespace = nonNull(source.getNamespaceURI());
    target.writeStartElement(prefix, source.getLocalName(), namespace);
    for (int i = 0; i < source.getNamespaceCount(); i++) {
      String declared = source.getNamespacePrefix(i);
      String uri = nonNull(source.getNamespaceURI(i));
      if (declared == null || declared.isEmpty()) {
        target.writeDefaultNamespace(uri);
      } else {
        target.writeNamespace(declared, uri);
      }
    }
    declareIfUnknown(target, prefix, namespace);
    for (int i = 0; i < source.getAttributeCount(); i++) {
      String attributePrefix = nonNull(source.getAttributePrefix(i));
      String attributeNamespace = nonNull(source.getAttributeNamespace(i));
      if (attributeNamespace.isEmpty()) {
        target.writeAttribute(source.getAttributeLocalName(i), source.getAttributeValue(i));
      } else {
        declareIfUnknown(target, attributePrefix, attributeNamespace);
        target.writeAttribute(
            attributePrefix,
            attributeNamespace,
            source.getAttributeLocalName(i),
            source.getAttributeValue(i));
      }
    }
  }

  // What surrounded the element at its source may have declared prefixes that it uses.
  private static void declareIfUnknown(XMLStreamWriter target, String prefix, String namespace)
      throws XMLStreamException {
    NamespaceContext known = target.getNamespaceContext();
    String bound = known == null ? null : known.getNamespaceURI(prefix);
    if (nonNull(bound).equals(namespace)) {
      return;
    }
    if (prefix.isEmpty()) {
      target.writeDefaultNamespace(namespace);
    } else {
      target.writeNamespace(prefix, namespace);
    }
  }

  private static String nonNull(@Nullable String value) {
    return value == null ? "" : value;
  }
}
