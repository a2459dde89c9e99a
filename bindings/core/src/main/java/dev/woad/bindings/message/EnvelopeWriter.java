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
  private final Message message;
  private final String soap;
  private final String addressing;

  private EnvelopeWriter(Message message, XMLStreamWriter writer) {
    this.writer = writer;
    this.message = message;
    this.soap = message.version().envelope().namespace();
    this.addressing = message.version().addressing().namespace();
  }

  /** Writes the message, which consumes its body, and flushes the writer. */
  public static void write(Message message, XMLStreamWriter writer) throws XMLStreamException {
    new EnvelopeWriter(message, writer).write();
  }

  private void write() throws XMLStreamException {
    writer.writeStartElement("s", "Envelope", soap);
    writer.writeNamespace("s", soap);
    boolean addressed = message.version().isAddressed();
    if (addressed) {
      writer.writeNamespace("a", addressing);
    }
    MessageHeaders headers = message.headers();
    if (addressed ? !headers.isEmpty() : !headers.others().isEmpty()) {
      writer.writeStartElement("s", "Header", soap);
      if (addressed) {
        writeAddressed(headers);
      } else {
        writeOthers(headers);
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
    writeText("Action", headers.action(), true);
    writeText("RelatesTo", headers.relatesTo(), false);
    writeOthers(headers);
    writeText("MessageID", headers.messageId(), false);
    writeReference("ReplyTo", headers.replyTo());
    writeReference("FaultTo", headers.faultTo());
    writeReference("From", headers.from());
    writeText("To", headers.to(), true);
  }

  private void writeOthers(MessageHeaders headers) throws XMLStreamException {
    for (MessageHeader header : headers.others()) {
      header.writeTo(writer);
    }
  }

  private void writeText(String name, Optional<String> text, boolean mustUnderstand)
      throws XMLStreamException {
    if (text.isPresent()) {
      writer.writeStartElement("a", name, addressing);
      if (mustUnderstand) {
        writer.writeAttribute("s", soap, "mustUnderstand", "1");
      }
      writer.writeCharacters(text.get());
      writer.writeEndElement();
    }
  }

  private void writeReference(String name, Optional<EndpointReference> reference)
      throws XMLStreamException {
    if (reference.isPresent()) {
      writer.writeStartElement("a", name, addressing);
      writer.writeStartElement("a", "Address", addressing);
      writer.writeCharacters(reference.get().address());
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
