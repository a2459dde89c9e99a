package dev.woad.bindings;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@link TlsCredentials} as configuration gives them.
 *
 * @param certificate the certificate to show, and after it those that it was issued by, in PEM
 * @param privateKey its key, in PEM
 * @param keyStore the certificate and its key in one file, in place of the former two
 * @param keyStorePassword the password of that file
 * @param trustedCertificates those whose certificates, or those that they were issued by, are
 *     believed, in PEM; if not given, those whom the JDK believes
 */
public record TlsFiles(
    @Nullable Path certificate,
    @Nullable Path privateKey,
    @Nullable Path keyStore,
    @Nullable String keyStorePassword,
    @Nullable Path trustedCertificates) {

  /**
   * Returns the credentials of these files.
   *
   * @throws IllegalArgumentException if one is given without another that belongs to it, or cannot
   *     be read
   */
  public TlsCredentials toCredentials() {
    TlsCredentials.Builder credentials = TlsCredentials.builder();
    if (keyStore != null) {
      credentials.keyStore(keyStore, Optional.ofNullable(keyStorePassword).orElse(""));
    } else if (certificate != null && privateKey != null) {
      credentials.certificate(certificate, privateKey);
    } else if (certificate != null || privateKey != null) {
      throw new IllegalArgumentException(
          (certificate == null ? "certificate" : "privateKey")
              + ": none (expected: both certificate and privateKey, or a keyStore)");
    }
    if (trustedCertificates != null) {
      credentials.trust(trustedCertificates);
    }
    return credentials.build();
  }

  // The password is left out.
  @Override
  public String toString() {
    return "TlsFiles[certificate=" + certificate + ", keyStore=" + keyStore + "]";
  }
}
