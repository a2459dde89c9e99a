package dev.woad.bindings.framing.channel;

import dev.woad.bindings.message.BodyWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the assertion by which .NET tells of TLS beneath framed sessions (MS-WSPOL). */
final class SslPolicy {

  private static final String SECURITY_POLICY =
      "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy";
  private static final String FRAMING_POLICY =
      "http://schemas.microsoft.com/ws/2006/05/framing/policy";
  private static final String POLICY = "http://schemas.xmlsoap.org/ws/2004/09/policy";

  private final XMLStreamWriter writer;

  private SslPolicy(XMLStreamWriter writer) {
    this.writer = writer;
  }

  static BodyWriter of(boolean requireClientCertificate) {
    return writer -> new SslPolicy(writer).write(requireClientCertificate);
  }

  private void write(boolean requireClientCertificate) throws XMLStreamException {
    writer.writeStartElement("sp", "TransportBinding", SECURITY_POLICY);
    writer.writeNamespace("sp", SECURITY_POLICY);
    writer.writeStartElement("wsp", "Policy", POLICY);
    writer.writeNamespace("wsp", POLICY);
    begin("TransportToken");
    writer.writeStartElement("msf", "SslTransportSecurity", FRAMING_POLICY);
    writer.writeNamespace("msf", FRAMING_POLICY);
    if (requireClientCertificate) {
      writer.writeStartElement("msf", "RequireClientCertificate", FRAMING_POLICY);
      writer.writeEndElement();
    }
    end();
    begin("AlgorithmSuite");
    writer.writeStartElement("sp", "Basic256", SECURITY_POLICY);
    end();
    begin("Layout");
    writer.writeStartElement("sp", "Strict", SECURITY_POLICY);
    end();
    writer.writeEndElement();
    writer.writeEndElement();
  }

  private void begin(String localName) throws XMLStreamException {
    writer.writeStartElement("sp", localName, SECURITY_POLICY);
    writer.writeStartElement("wsp", "Policy", POLICY);
  }

  /** Ends the assertion, the policy that it is in, and what that is of. */
  private void end() throws XMLStreamException {
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
  }
}
