package dev.woad.bindings.httpserver;

import dev.woad.bindings.TlsFiles;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TLS of embedded HTTP servers as configuration gives it.
 *
 * @param certificate the certificate to show, and after it those that it was issued by, in PEM
 * @param privateKey its key, in PEM
 * @param keyStore the certificate and its key in one file, in place of the former two
 * @param keyStorePassword the password of that file
 * @param trustedCertificates those that clients' certificates were issued by, in PEM
 * @param clientCertificates whether clients are asked for certificates
 * @param sslProtocols versions of TLS by their names in Java
 */
public record HttpTlsSettings(
    @Nullable Path certificate,
    @Nullable Path privateKey,
    @Nullable Path keyStore,
    @Nullable String keyStorePassword,
    @Nullable Path trustedCertificates,
    HttpServerTls.@Nullable ClientCertificates clientCertificates,
    @Nullable Set<String> sslProtocols) {

  /**
   * Returns the TLS that these settings make.
   *
   * @throws IllegalArgumentException if they contradict each other, or a file cannot be read
   */
  public HttpServerTls toTls() {
    HttpServerTls tls =
        HttpServerTls.of(
            new TlsFiles(certificate, privateKey, keyStore, keyStorePassword, trustedCertificates)
                .toCredentials());
    if (clientCertificates != null) {
      tls = tls.withClientCertificates(clientCertificates);
    }
    return sslProtocols == null
        ? tls
        : tls.withSslProtocols(sslProtocols.stream().sorted().toList());
  }

  // The password is left out.
  @Override
  public String toString() {
    return "HttpTlsSettings[certificate=" + certificate + ", keyStore=" + keyStore + "]";
  }
}
