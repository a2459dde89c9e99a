package dev.woad.bindings.message;

import dev.woad.contracts.FaultCode;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A fault as it travels, in the form that both versions of SOAP have room for.
 *
 * @param code whose fault it was
 * @param reason the text for people
 * @param detail the content of the detail element as it came in; null if there is none, or if this
 *     side sends the fault
 * @param detailWriter writes the content of the detail element; null if there is none
 */
public record MessageFault(
    FaultCode code, String reason, @Nullable Element detail, @Nullable BodyWriter detailWriter) {

  private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

  /** Returns a fault without detail. */
  public static MessageFault of(FaultCode code, String reason) {
    return new MessageFault(code, reason, null, null);
  }

  /** Returns this fault with a detail to be written. */
  public MessageFault withDetail(BodyWriter writer) {
    return new MessageFault(code, reason, null, writer);
  }

  /** Returns the first element inside the detail, if the fault came in a message and has one. */
  public Optional<Element> detailElement() {
    return Optional.ofNullable(detail);
  }

  /**
   * Reads the fault that a body is, and consumes the body.
   *
   * @throws XMLStreamException if it is not well formed
   */
  static MessageFault read(MessageVersion version, MessageBody body) throws XMLStreamException {
    SurroundingPrefixes prefixes = Bodies.prefixesOf(body);
    XMLStreamReader reader = body.read();
    try {
      Element element = XmlDom.read(reader);
      // Codes may have prefixes that what surrounds the fault declares; at its end they still hold.
      FaultElement fault = new FaultElement(version.envelope(), element, reader::getNamespaceURI);
      MessageFault read =
          version.envelope() == EnvelopeVersion.SOAP11 ? fault.read11() : fault.read12();
      if (read.detail() != null) {
        prefixes.declareOn(read.detail());
      }
      return read;
    } finally {
      reader.close();
    }
  }

  MessageBody body(MessageVersion version) {
    QName name = new QName(version.envelope().namespace(), "Fault");
    return Bodies.of(
        name,
        writer -> {
          writer.writeStartElement("s", "Fault", name.getNamespaceURI());
          if (!name.getNamespaceURI().equals(bound(writer, "s"))) {
            writer.writeNamespace("s", name.getNamespaceURI());
          }
          if (version.envelope() == EnvelopeVersion.SOAP11) {
            write11(version.envelope(), writer);
          } else {
            write12(version.envelope(), writer);
          }
          writer.writeEndElement();
        });
  }

  private void write11(EnvelopeVersion envelope, XMLStreamWriter writer) throws XMLStreamException {
    // SOAP 1.1 has one code only: the closer one says more.
    writer.writeStartElement("faultcode");
    writeName(envelope.qualified(code.subCode().orElse(code)), writer);
    writer.writeEndElement();
    writer.writeStartElement("faultstring");
    writer.writeCharacters(XmlText.printable(reason));
    writer.writeEndElement();
    if (detailWriter != null) {
      writer.writeStartElement("detail");
      detailWriter.writeTo(writer);
      writer.writeEndElement();
    }
  }

  private void write12(EnvelopeVersion envelope, XMLStreamWriter writer) throws XMLStreamException {
    String namespace = envelope.namespace();
    writer.writeStartElement("s", "Code", namespace);
    writeCode(envelope, code, writer);
    writer.writeEndElement();
    writer.writeStartElement("s", "Reason", namespace);
    writer.writeStartElement("s", "Text", namespace);
    // Nobody said what language a reason is in, and SOAP 1.2 Part 1, 5.4.2.1 wants the attribute.
    writer.writeAttribute("xml", XML_NAMESPACE, "lang", "");
    writer.writeCharacters(XmlText.printable(reason));
    writer.writeEndElement();
    writer.writeEndElement();
    if (detailWriter != null) {
      writer.writeStartElement("s", "Detail", namespace);
      detailWriter.writeTo(writer);
      writer.writeEndElement();
    }
  }

  private static void writeCode(EnvelopeVersion envelope, FaultCode code, XMLStreamWriter writer)
      throws XMLStreamException {
    writer.writeStartElement("s", "Value", envelope.namespace());
    writeName(envelope.qualified(code), writer);
    writer.writeEndElement();
    if (code.sub() != null) {
      writer.writeStartElement("s", "Subcode", envelope.namespace());
      writeCode(envelope, code.sub(), writer);
      writer.writeEndElement();
    }
  }

  private static void writeName(QName name, XMLStreamWriter writer) throws XMLStreamException {
    String prefix = writer.getPrefix(name.getNamespaceURI());
    if (prefix == null || prefix.isEmpty()) {
      prefix = "a";
      writer.writeNamespace(prefix, name.getNamespaceURI());
    }
    writer.writeCharacters(prefix + ":" + name.getLocalPart());
  }

  private static @Nullable String bound(XMLStreamWriter writer, String prefix) {
    return writer.getNamespaceContext() == null
        ? null
        : writer.getNamespaceContext().getNamespaceURI(prefix);
  }
}
