package dev.woad.bindings.message;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who sends the messages of a connection, as what secures the connection has shown it. A message
 * has this property if its connection is secured, even if its sender stayed unknown.
 *
 * @param name the sender's name, such as the subject of its certificate; empty if it stayed unknown
 * @param certificates the sender's certificate, and after it those that it was issued by
 */
public record RemoteIdentity(String name, List<X509Certificate> certificates) {

  /** A sender that did not say who it is. */
  public static final RemoteIdentity ANONYMOUS = new RemoteIdentity("", List.of());

  /** Copies the list. */
  public RemoteIdentity {
    certificates = List.copyOf(certificates);
  }

  /** Returns the certificate that the sender has shown to be its own. */
  public Optional<X509Certificate> certificate() {
    return certificates.stream().findFirst();
  }
}
