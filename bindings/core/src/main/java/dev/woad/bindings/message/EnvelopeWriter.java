package dev.woad.bindings.message;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;

/**
 * Writes a message in its envelope: prefixes, the order of headers and what must be understood are
 * as .NET has them.
 */
public final class EnvelopeWriter {

  private final XMLStreamWriter writer;
  private final AddressingValues values;
  private final Message message;
  private final String soap;
  private final String addressing;

  private EnvelopeWriter(Message message, XMLStreamWriter writer, AddressingValues values) {
    this.writer = writer;
    this.values = values;
    this.message = message;
    this.soap = message.version().envelope().namespace();
    this.addressing = message.version().addressing().namespace();
  }

  /** Writes the message, which consumes its body, and flushes the writer. */
  public static void write(Message message, XMLStreamWriter writer) throws XMLStreamException {
    write(message, writer, AddressingValues.TEXT);
  }

  /**
   * Writes the message, which consumes its body, and flushes the writer.
   *
   * @param values how the values of addressing headers are written
   */
  public static void write(Message message, XMLStreamWriter writer, AddressingValues values)
      throws XMLStreamException {
    new EnvelopeWriter(message, writer, values).write();
  }

  private void write() throws XMLStreamException {
    writer.writeStartElement("s", "Envelope", soap);
    writer.writeNamespace("s", soap);
    boolean addressed = message.version().isAddressed();
    if (addressed) {
      writer.writeNamespace("a", addressing);
    }
    MessageHeaders headers = message.headers();
    Optional<MessageHeader> last = headers.last();
    if (last.isPresent()) {
      writer.writeNamespace("u", WssNamespaces.UTILITY);
    }
    if (addressed ? !headers.isEmpty() : last.isPresent() || !headers.others().isEmpty()) {
      writer.writeStartElement("s", "Header", soap);
      if (addressed) {
        writeAddressed(headers);
      } else {
        writeOthers(headers);
      }
      if (last.isPresent()) {
        last.get().writeTo(writer);
      }
      writer.writeEndElement();
    }
    writer.writeStartElement("s", "Body", soap);
    message.body().writeTo(writer);
    writer.writeEndElement();
    writer.writeEndElement();
    writer.flush();
  }

  private void writeAddressed(MessageHeaders headers) throws XMLStreamException {
    if (headers.action().isPresent()) {
      startElement("Action", true);
      // The actions of faults are as many as there are faults, and seldom seen.
      if (message.isFault()) {
        writer.writeCharacters(headers.action().get());
      } else {
        values.writeUri(headers.action().get(), writer);
      }
      writer.writeEndElement();
    }
    writeId("RelatesTo", headers.relatesTo());
    writeOthers(headers);
    writeId("MessageID", headers.messageId());
    writeReference("ReplyTo", headers.replyTo());
    writeReference("FaultTo", headers.faultTo());
    writeReference("From", headers.from());
    if (headers.to().isPresent()) {
      startElement("To", true);
      if (headers.toId().isPresent()) {
        writer.writeAttribute("u", WssNamespaces.UTILITY, "Id", headers.toId().get());
      }
      values.writeUri(headers.to().get(), writer);
      writer.writeEndElement();
    }
  }

  private void writeOthers(MessageHeaders headers) throws XMLStreamException {
    for (MessageHeader header : headers.others()) {
      header.writeTo(writer);
    }
  }

  private void startElement(String name, boolean mustUnderstand) throws XMLStreamException {
    writer.writeStartElement("a", name, addressing);
    if (mustUnderstand) {
      writer.writeAttribute("s", soap, "mustUnderstand", "1");
    }
  }

  private void writeId(String name, Optional<String> id) throws XMLStreamException {
    if (id.isPresent()) {
      startElement(name, false);
      values.writeId(id.get(), writer);
      writer.writeEndElement();
    }
  }

  private void writeReference(String name, Optional<EndpointReference> reference)
      throws XMLStreamException {
    if (reference.isPresent()) {
      startElement(name, false);
      startElement("Address", false);
      values.writeUri(reference.get().address(), writer);
      writer.writeEndElement();
      if (!reference.get().referenceParameters().isEmpty()) {
        writer.writeStartElement("a", "ReferenceParameters", addressing);
        for (Element parameter : reference.get().referenceParameters()) {
          XmlDom.write(parameter, writer);
        }
        writer.writeEndElement();
      }
      writer.writeEndElement();
    }
  }
}
