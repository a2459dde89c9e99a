package dev.woad.bindings.binaryxml;

import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Turns XML text into binary XML and back, and copies from any StAX reader to any writer.
 *
 * <p>From binary to text nothing is lost but types; from text to binary each text is one record,
 * for a text says nothing of types. All functions are safe for use by many threads.
 */
public final class BinaryXmlConverter {

  private BinaryXmlConverter() {}

  /** Returns a document that stands by itself as text, whatever its size. */
  public static String toText(byte[] document) throws XMLStreamException {
    BinaryXmlReader reader = BinaryXmlReader.create(BinaryXmlQuotas.max());
    StringBuilder text = new StringBuilder();
    toText(reader.reset(document, 0, document.length), text);
    return text.toString();
  }

  /**
   * Writes the rest of a reader's document as text, in the form in which .NET shows it: each
   * element with a start and an end tag, no declaration, no indentation.
   */
  public static void toText(XMLStreamReader from, Appendable to) throws XMLStreamException {
    XmlText.write(from, to);
  }

  /** Returns a document of text as one of binary XML that stands by itself. */
  public static byte[] toBinary(Reader text) throws XMLStreamException {
    BinaryXmlWriter writer = BinaryXmlWriter.create();
    copy(inputFactory().createXMLStreamReader(text), writer);
    return writer.toByteArray();
  }

  /** Returns a document of text in whatever encoding it says as one of binary XML. */
  public static byte[] toBinary(InputStream text) throws XMLStreamException {
    BinaryXmlWriter writer = BinaryXmlWriter.create();
    copy(inputFactory().createXMLStreamReader(text), writer);
    return writer.toByteArray();
  }

  /**
   * Copies from the reader's current event to the end of its document, or, if that event is the
   * start of an element, to the end of the element, where the reader is left. From binary XML to
   * binary XML types are kept, and strings are written by the kind of key that they were written
   * by.
   */
  public static void copy(XMLStreamReader from, XMLStreamWriter to) throws XMLStreamException {
    if (from instanceof BinaryXmlReader reader && to instanceof BinaryXmlWriter writer) {
      BinaryCopy.copy(reader, writer);
      return;
    }
    int depth = 0;
    boolean element = from.getEventType() == XMLStreamConstants.START_ELEMENT;
    while (true) {
      int event = from.getEventType();
      copyEvent(event, from, to);
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

  private static void copyEvent(int event, XMLStreamReader from, XMLStreamWriter to)
      throws XMLStreamException {
    switch (event) {
      case XMLStreamConstants.START_DOCUMENT -> to.writeStartDocument();
      case XMLStreamConstants.END_DOCUMENT -> to.writeEndDocument();
      case XMLStreamConstants.START_ELEMENT -> copyStartTag(from, to);
      case XMLStreamConstants.END_ELEMENT -> to.writeEndElement();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          to.writeCharacters(from.getText());
      case XMLStreamConstants.COMMENT -> to.writeComment(from.getText());
      default ->
          throw new BinaryXmlException(EventNames.at(event, "an element, a text or a comment"));
    }
  }

  private static void copyStartTag(XMLStreamReader from, XMLStreamWriter to)
      throws XMLStreamException {
    to.writeStartElement(
        orEmpty(from.getPrefix()), from.getLocalName(), orEmpty(from.getNamespaceURI()));
    for (int i = 0; i < from.getNamespaceCount(); i++) {
      String prefix = orEmpty(from.getNamespacePrefix(i));
      if (prefix.isEmpty()) {
        to.writeDefaultNamespace(orEmpty(from.getNamespaceURI(i)));
      } else {
        to.writeNamespace(prefix, orEmpty(from.getNamespaceURI(i)));
      }
    }
    for (int i = 0; i < from.getAttributeCount(); i++) {
      to.writeAttribute(
          orEmpty(from.getAttributePrefix(i)),
          orEmpty(from.getAttributeNamespace(i)),
          from.getAttributeLocalName(i),
          from.getAttributeValue(i));
    }
  }

  private static String orEmpty(String string) {
    return string == null ? "" : string;
  }

  // A factory is not safe for many threads while it is set up, and this is no hot path.
  private static XMLInputFactory inputFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
