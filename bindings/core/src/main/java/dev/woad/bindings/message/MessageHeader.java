package dev.woad.bindings.message;

import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A header that is not one of addressing.
 *
 * <p>Immutable but for the DOM element that it may hold.
 */
public final class MessageHeader {

  private final QName name;
  private final boolean mustUnderstand;
  private final String role;
  private final @Nullable Element element;
  private final BodyWriter writer;

  private MessageHeader(
      QName name,
      boolean mustUnderstand,
      String role,
      @Nullable Element element,
      BodyWriter writer) {
    this.name = name;
    this.mustUnderstand = mustUnderstand;
    this.role = role;
    this.element = element;
    this.writer = writer;
  }

  /** Returns a header that holds a text, and that nobody needs to understand. */
  public static MessageHeader of(QName name, String text) {
    return new MessageHeader(
        name,
        false,
        "",
        null,
        writer -> {
          startElement(writer, name);
          writer.writeCharacters(text);
          writer.writeEndElement();
        });
  }

  /**
   * Returns a header that is written by the given writer, which writes the element of that name.
   */
  public static MessageHeader of(QName name, BodyWriter writer) {
    return new MessageHeader(name, false, "", null, writer);
  }

  /**
   * Returns a header that is the given element, whose SOAP attributes say who must understand it.
   */
  public static MessageHeader of(EnvelopeVersion version, Element element) {
    String namespace = version.namespace();
    String must = element.getAttributeNS(namespace, "mustUnderstand").strip();
    String role =
        element.getAttributeNS(namespace, version == EnvelopeVersion.SOAP11 ? "actor" : "role");
    QName name = new QName(element.getNamespaceURI(), element.getLocalName());
    return new MessageHeader(
        name,
        must.equals("1") || must.equals("true"),
        role.strip(),
        element,
        writer -> XmlDom.write(element, writer));
  }

  /** Returns the name of the element. */
  public QName name() {
    return name;
  }

  /** Returns whether a receiver that does not understand the header must refuse the message. */
  public boolean mustUnderstand() {
    return mustUnderstand;
  }

  /** Returns the role of the receiver that the header is meant for; empty for the last one. */
  public String role() {
    return role;
  }

  /** Returns the element, if the header came in a message. */
  public Optional<Element> element() {
    return Optional.ofNullable(element);
  }

  /** Returns the text inside the element; empty if the header did not come in a message. */
  public String text() {
    String text = element == null ? null : element.getTextContent();
    return text == null ? "" : text;
  }

  /** Writes the element. */
  public void writeTo(XMLStreamWriter target) throws XMLStreamException {
    writer.writeTo(target);
  }

  private static void startElement(XMLStreamWriter writer, QName name) throws XMLStreamException {
    writer.writeStartElement(name.getPrefix(), name.getLocalPart(), name.getNamespaceURI());
    if (name.getPrefix().isEmpty()) {
      writer.writeDefaultNamespace(name.getNamespaceURI());
    } else {
      writer.writeNamespace(name.getPrefix(), name.getNamespaceURI());
    }
  }
}
