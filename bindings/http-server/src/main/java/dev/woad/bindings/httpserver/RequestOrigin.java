package dev.woad.bindings.httpserver;

import dev.woad.bindings.message.MessageProperties;
import dev.woad.bindings.message.RemoteIdentity;
import java.security.cert.X509Certificate;
import java.util.List;

/** Who sent a request, as far as its connection shows it or somebody has found it out. */
public final class RequestOrigin {

  private RequestOrigin() {}

  /**
   * Puts what is known of the sender to the properties of the message that is made of the request.
   * A message has a {@link RemoteIdentity} only if its connection is protected: by TLS up to here,
   * or up to a proxy that is trusted and says so.
   */
  public static void tell(HttpServerRequest request, MessageProperties properties) {
    if ("https".equals(request.uri().getScheme())) {
      List<X509Certificate> certificates = request.peerCertificates();
      properties.put(
          RemoteIdentity.class,
          certificates.isEmpty()
              ? RemoteIdentity.ANONYMOUS
              : new RemoteIdentity(
                  certificates.get(0).getSubjectX500Principal().getName(), certificates));
    }
    properties.putAll(request.properties());
  }
}
