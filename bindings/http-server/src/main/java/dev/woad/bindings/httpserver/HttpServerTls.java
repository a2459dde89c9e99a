package dev.woad.bindings.httpserver;

import dev.woad.bindings.TlsCredentials;
import java.util.List;

/**
 * TLS of the embedded HTTP servers of a host, for its addresses of {@code https} and {@code wss}.
 *
 * @param credentials by what the servers show who they are, and which clients they believe
 * @param clientCertificates whether clients are asked for certificates
 * @param sslProtocols the versions of TLS, by their names in Java
 */
public record HttpServerTls(
    TlsCredentials credentials, ClientCertificates clientCertificates, List<String> sslProtocols) {

  private static final List<String> DEFAULT_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /** Whether clients are asked for certificates. A wrong one ends the connection in any case. */
  public enum ClientCertificates {
    /** They are not asked. */
    NONE,
    /** They are asked, and may have none. */
    ACCEPTED,
    /** They have no connection without one. */
    REQUIRED
  }

  /**
   * Checks that there is what it takes.
   *
   * @throws IllegalArgumentException if there is no certificate to show, if it was not said which
   *     clients to believe that are asked for theirs, or if there is no version
   */
  public HttpServerTls {
    sslProtocols = List.copyOf(sslProtocols);
    if (!credentials.hasCertificate()) {
      throw new IllegalArgumentException(
          "certificate: none (expected: the one by which the server shows who it is)");
    }
    if (clientCertificates != ClientCertificates.NONE && !credentials.hasTrust()) {
      throw new IllegalArgumentException(
          "trustedCertificates: none (expected: those by which clients' certificates were issued)");
    }
    if (sslProtocols.isEmpty()) {
      throw new IllegalArgumentException("sslProtocols: none (expected: such as TLSv1.3)");
    }
  }

  /**
   * Returns TLS 1.3 and 1.2. Clients are asked for certificates if it was said whom to trust, and
   * may have none.
   *
   * @throws IllegalArgumentException if there is no certificate to show
   */
  public static HttpServerTls of(TlsCredentials credentials) {
    return new HttpServerTls(
        credentials,
        credentials.hasTrust() ? ClientCertificates.ACCEPTED : ClientCertificates.NONE,
        DEFAULT_PROTOCOLS);
  }

  /** Returns the same with clients asked for certificates otherwise. */
  public HttpServerTls withClientCertificates(ClientCertificates newClientCertificates) {
    return new HttpServerTls(credentials, newClientCertificates, sslProtocols);
  }

  /** Returns the same with other versions of TLS. */
  public HttpServerTls withSslProtocols(List<String> newSslProtocols) {
    return new HttpServerTls(credentials, clientCertificates, newSslProtocols);
  }
}
