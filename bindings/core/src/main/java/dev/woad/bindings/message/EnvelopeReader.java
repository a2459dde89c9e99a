package dev.woad.bindings.message;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.ProtocolException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.DOMException;
import org.w3c.dom.Element;

/**
 * Reads an envelope up to the first element of its body, which is left to be read by whoever wants
 * it.
 */
public final class EnvelopeReader {

  private static final List<String> KNOWN =
      List.of("Action", "To", "MessageID", "RelatesTo", "ReplyTo", "FaultTo", "From");

  private final XMLStreamReader reader;
  private final MessageVersion version;
  private final MessageHeaders headers = new MessageHeaders();
  private final Set<String> seenOthers = new HashSet<>(0);
  private int seenKnown;

  private EnvelopeReader(XMLStreamReader reader, MessageVersion version) {
    this.reader = reader;
    this.version = version;
  }

  /**
   * Returns the message that the reader begins with. The reader is closed with the message's body;
   * if this method throws, it is up to the caller.
   *
   * @throws ProtocolException if it is no envelope of the given version, or holds a document type
   *     declaration
   * @throws XMLStreamException if it is not well formed
   */
  public static Message read(XMLStreamReader reader, MessageVersion version)
      throws XMLStreamException {
    return new EnvelopeReader(reader, version).read();
  }

  private Message read() throws XMLStreamException {
    toRoot();
    require("Envelope");
    SurroundingPrefixes envelope = SurroundingPrefixes.NONE.with(reader);
    nextElement("Header or Body");
    if (is("Header")) {
      readHeaders(envelope.with(reader));
      nextElement("Body");
    }
    require("Body");
    SurroundingPrefixes prefixes = envelope.with(reader);
    if (reader.nextTag() == XMLStreamConstants.END_ELEMENT) {
      reader.close();
      return Message.of(version, headers, Bodies.empty());
    }
    return Message.of(version, headers, Bodies.of(reader, prefixes));
  }

  private void toRoot() throws XMLStreamException {
    while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
      switch (reader.next()) {
        // SOAP 1.1, 3, and SOAP 1.2 Part 1, 5: a message has neither.
        case XMLStreamConstants.DTD ->
            throw new ProtocolException("document type declaration (expected: none in a message)");
        case XMLStreamConstants.PROCESSING_INSTRUCTION ->
            throw new ProtocolException("processing instruction (expected: none in a message)");
        default -> {
          // White space, comments, and at last the root.
        }
      }
    }
  }

  private void readHeaders(SurroundingPrefixes prefixes) throws XMLStreamException {
    while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
      String namespace = reader.getNamespaceURI();
      if (version.isAddressed() && version.addressing().namespace().equals(namespace)) {
        readAddressing(reader.getLocalName(), prefixes);
      } else {
        boolean security = WssNamespaces.SECURITY.equals(namespace);
        headers.add(
            MessageHeader.of(
                version.envelope(), security ? signedElement(prefixes) : element(prefixes)));
      }
    }
  }

  // A signature may name prefixes that nothing in the element uses.
  private Element signedElement(SurroundingPrefixes prefixes) throws XMLStreamException {
    Element element = element(prefixes);
    prefixes.declareAllOn(element);
    return element;
  }

  private void readTo(SurroundingPrefixes prefixes) throws XMLStreamException {
    if (reader.getAttributeCount() > 1
        && reader.getAttributeValue(WssNamespaces.UTILITY, "Id") != null) {
      Element element = signedElement(prefixes);
      headers.identifiedTo(element);
      headers.to(element.getTextContent().strip());
    } else {
      headers.to(text());
    }
  }

  private Element element(SurroundingPrefixes prefixes) throws XMLStreamException {
    Element element = XmlDom.read(reader);
    try {
      prefixes.declareOn(element);
    } catch (DOMException e) {
      throw new XMLStreamException("prefix: " + e.getMessage() + " (expected: one of XML 1.0)", e);
    }
    return element;
  }

  private void readAddressing(String name, SurroundingPrefixes prefixes) throws XMLStreamException {
    if (isSeenAgain(name) && !name.equals("RelatesTo")) {
      headers.defect(invalidCardinality(name));
    }
    switch (name) {
      case "Action" -> headers.action(text());
      case "To" -> readTo(prefixes);
      case "MessageID" -> headers.messageId(text());
      case "RelatesTo" -> headers.relatesTo(text());
      case "ReplyTo" -> headers.replyTo(reference(prefixes));
      case "FaultTo" -> headers.faultTo(reference(prefixes));
      case "From" -> headers.from(reference(prefixes));
      default -> headers.add(MessageHeader.of(version.envelope(), element(prefixes)));
    }
  }

  // Each message has most of those that are known, and next to none has others.
  private boolean isSeenAgain(String name) {
    int known = KNOWN.indexOf(name);
    if (known < 0) {
      return !seenOthers.add(name);
    }
    boolean again = (seenKnown & 1 << known) != 0;
    seenKnown |= 1 << known;
    return again;
  }

  private String text() throws XMLStreamException {
    return reader.getElementText().strip();
  }

  private EndpointReference reference(SurroundingPrefixes prefixes) throws XMLStreamException {
    String address = "";
    List<Element> parameters = new ArrayList<>();
    while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (reader.getLocalName()) {
        case "Address" -> address = text();
        case "ReferenceParameters", "ReferenceProperties" -> {
          while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            parameters.add(element(prefixes));
          }
        }
        default -> XmlDom.read(reader);
      }
    }
    return new EndpointReference(address, parameters);
  }

  // Web Services Addressing 1.0 - SOAP Binding, 6.4.1.
  private FaultException invalidCardinality(String name) {
    String namespace = version.addressing().namespace();
    FaultCode cardinality = FaultCode.of(new QName(namespace, "InvalidCardinality"));
    FaultCode header = new FaultCode(new QName(namespace, "InvalidAddressingHeader"), cardinality);
    return FaultException.of(
            new FaultCode(FaultCode.SENDER.name(), header),
            "header: " + name + " more than once (expected: once at most)")
        .withAction(version.addressing().faultAction());
  }

  private void nextElement(String expected) throws XMLStreamException {
    if (reader.nextTag() != XMLStreamConstants.START_ELEMENT) {
      throw new ProtocolException("end of " + reader.getName() + " (expected: " + expected + ")");
    }
  }

  private boolean is(String localName) {
    return reader.getLocalName().equals(localName)
        && version.envelope().namespace().equals(reader.getNamespaceURI());
  }

  private void require(String localName) {
    if (!is(localName)) {
      throw new ProtocolException(
          "element: "
              + reader.getName()
              + " (expected: "
              + new QName(version.envelope().namespace(), localName)
              + ")");
    }
  }
}
