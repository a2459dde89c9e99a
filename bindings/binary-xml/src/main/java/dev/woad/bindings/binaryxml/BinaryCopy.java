package dev.woad.bindings.binaryxml;

import javax.xml.stream.XMLStreamConstants;

/** Copies binary XML record by record, so that .NET's choices of records survive. */
final class BinaryCopy {

  private final BinaryXmlReader from;
  private final BinaryXmlWriter to;
  private final DocumentReader document;

  private BinaryCopy(BinaryXmlReader from, BinaryXmlWriter to) {
    this.from = from;
    this.to = to;
    this.document = from.document();
  }

  static void copy(BinaryXmlReader from, BinaryXmlWriter to) throws BinaryXmlException {
    from.document().mergeTexts(false);
    try {
      new BinaryCopy(from, to).copy();
    } finally {
      from.document().mergeTexts(true);
    }
  }

  private void copy() throws BinaryXmlException {
    boolean element = from.isStartElement();
    int depth = 0;
    while (true) {
      int event = from.getEventType();
      copyEvent(event);
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      if ((element && depth == 0) || !from.hasNext()) {
        return;
      }
      from.next();
    }
  }

  private void copyEvent(int event) throws BinaryXmlException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> copyStartTag();
      case XMLStreamConstants.END_ELEMENT -> to.writeEndElement();
      case XMLStreamConstants.CHARACTERS -> to.writeValue(document.value());
      case XMLStreamConstants.COMMENT -> to.writeComment(from.getText());
      case XMLStreamConstants.END_DOCUMENT -> to.writeEndDocument();
      default -> to.writeStartDocument();
    }
  }

  private void copyStartTag() throws BinaryXmlException {
    DocumentReader.ElementName element = document.element();
    StartTagWriter tags = to.tags();
    to.values().endBytes();
    tags.start(element.prefix, element.name, element.key);
    NamespaceStack declared = document.namespaces();
    for (int i = 0; i < declared.declared(); i++) {
      tags.namespace(declared.declaredPrefix(i), declared.declaredUri(i), declared.declaredKey(i));
    }
    // Where an element is copied out of its document, what it needs may be declared further out.
    tags.bind(element.prefix, element.uri);
    AttributeList attributes = document.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      tags.attribute(
          attributes.prefix(i), attributes.name(i), attributes.uri(i), attributes.key(i));
      to.values().value(attributes.value(i));
      to.output().endAttribute();
    }
  }
}
