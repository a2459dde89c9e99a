package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransportPolicy;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.security.http.HttpAuthenticationBindingElement;
import dev.woad.security.http.HttpAuthenticationScheme;

/** Writes the assertion by which .NET tells of https. */
final class HttpsPolicy {

  private HttpsPolicy() {}

  static BodyWriter token(Binding binding) {
    boolean required =
        binding
            .find(HttpAuthenticationBindingElement.class)
            .filter(element -> element.scheme() == HttpAuthenticationScheme.CERTIFICATE)
            .isPresent();
    return writer -> {
      writer.writeStartElement("sp", "HttpsToken", TransportPolicy.SECURITY_POLICY);
      writer.writeAttribute("RequireClientCertificate", String.valueOf(required));
      writer.writeEndElement();
    };
  }
}
