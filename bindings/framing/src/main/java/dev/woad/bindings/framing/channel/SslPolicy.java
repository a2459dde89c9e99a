package dev.woad.bindings.framing.channel;

import dev.woad.bindings.message.BodyWriter;

/** Writes the assertion by which .NET tells of TLS beneath framed sessions (MS-WSPOL). */
final class SslPolicy {

  private static final String FRAMING_POLICY =
      "http://schemas.microsoft.com/ws/2006/05/framing/policy";

  private SslPolicy() {}

  static BodyWriter token(boolean requireClientCertificate) {
    return writer -> {
      writer.writeStartElement("msf", "SslTransportSecurity", FRAMING_POLICY);
      writer.writeNamespace("msf", FRAMING_POLICY);
      if (requireClientCertificate) {
        writer.writeStartElement("msf", "RequireClientCertificate", FRAMING_POLICY);
        writer.writeEndElement();
      }
      writer.writeEndElement();
    };
  }
}
