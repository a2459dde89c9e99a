package dev.woad.bindings.soap;

import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.databinding.Databinding;
import com.sun.xml.ws.api.databinding.EndpointCallBridge;
import com.sun.xml.ws.api.message.Header;
import com.sun.xml.ws.api.message.Headers;
import com.sun.xml.ws.api.message.Messages;
import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.message.AttachmentSetImpl;
import com.sun.xml.ws.message.stream.StreamMessage;
import com.sun.xml.ws.wsdl.DispatchException;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageBody;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.MessageVersion;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Hands messages to the engine and takes them back, without copying their bodies. */
final class EngineMessages {

  private final MessageVersion version;
  private final SOAPVersion soapVersion;

  EngineMessages(MessageVersion version, SOAPVersion soapVersion) {
    this.version = version;
    this.soapVersion = soapVersion;
  }

  /** Returns the message as the engine's, which consumes its body as it is read. */
  Packet toEngine(Message message) throws XMLStreamException {
    com.sun.xml.ws.api.message.Message engines =
        message.body().isEmpty()
            ? Messages.createEmpty(soapVersion)
            // What Messages makes of a reader hands SAX to JAXB where the body is a parameter
            // itself:
            // no bytes, and nothing to check values by.
            : new StreamMessage(null, new AttachmentSetImpl(), message.body().read(), soapVersion);
    for (MessageHeader header : message.headers().others()) {
      header.element().ifPresent(element -> engines.getHeaders().add(Headers.create(element)));
    }
    return new Packet(engines);
  }

  /** Returns the engine's message as one of ours; its body is written by the engine. */
  Message fromEngine(com.sun.xml.ws.api.message.Message engines) {
    MessageBody body =
        engines.hasPayload()
            ? Bodies.of(
                new QName(engines.getPayloadNamespaceURI(), engines.getPayloadLocalPart()),
                engines::writePayloadTo)
            : Bodies.empty();
    Message message = Message.of(version, body);
    if (engines.hasHeaders()) {
      for (Header header : engines.getHeaders().asList()) {
        QName name = new QName(header.getNamespaceURI(), header.getLocalPart());
        message.headers().add(MessageHeader.of(name, header::writeTo));
      }
    }
    return message;
  }

  /** Finds the engine's bridge for the operation whose requests hold the given element. */
  EndpointCallBridge bridge(Databinding databinding, @Nullable QName element) {
    try {
      return databinding.getEndpointBridge(new Packet(probe(element)));
    } catch (DispatchException e) {
      throw new IllegalArgumentException(
          "element: " + element + " (expected: one that tells an operation from the others)", e);
    }
  }

  private com.sun.xml.ws.api.message.Message probe(@Nullable QName element) {
    if (element == null) {
      return Messages.createEmpty(soapVersion);
    }
    MessageBody body =
        Bodies.of(
            element,
            writer -> {
              writer.writeStartElement("", element.getLocalPart(), element.getNamespaceURI());
              writer.writeDefaultNamespace(element.getNamespaceURI());
              writer.writeEndElement();
            });
    try {
      return Messages.createUsingPayload(body.read(), soapVersion);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory cannot be read", e);
    }
  }
}
