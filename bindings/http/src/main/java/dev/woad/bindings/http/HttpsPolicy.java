package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransportPolicy;
import dev.woad.bindings.message.BodyWriter;

/** Writes the assertion by which .NET tells of https. */
final class HttpsPolicy {

  private HttpsPolicy() {}

  static BodyWriter token(Binding binding) {
    return writer -> {
      writer.writeStartElement("sp", "HttpsToken", TransportPolicy.SECURITY_POLICY);
      writer.writeAttribute("RequireClientCertificate", "false");
      writer.writeEndElement();
    };
  }
}
