package dev.woad.bindings;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key store, and what chooses of it. Tells the log when its certificate is about to expire.
 *
 * @param store the store
 * @param password the password of its keys
 * @param chooser chooses among its certificates
 * @param certificate the first of them
 */
record OwnKeys(
    KeyStore store, char[] password, X509ExtendedKeyManager chooser, X509Certificate certificate) {

  private static final Logger LOG = LoggerFactory.getLogger(TlsCredentials.class);
  private static final Duration WARNED_BEFORE = Duration.ofDays(30);

  static OwnKeys of(KeyStore store, char[] password, List<Path> files)
      throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    X509Certificate certificate = KeyFiles.ownCertificate(store);
    warnOfExpiry(certificate, files, Clock.systemUTC());
    for (KeyManager manager : factory.getKeyManagers()) {
      if (manager instanceof X509ExtendedKeyManager chooser) {
        return new OwnKeys(store, password, chooser, certificate);
      }
    }
    throw new GeneralSecurityException("no X.509 key manager in this JVM");
  }

  /** Returns the key of the certificate. */
  PrivateKey privateKey() throws GeneralSecurityException {
    String alias = store.getCertificateAlias(certificate);
    return (PrivateKey) store.getKey(alias, password);
  }

  /** Tells the log if a certificate is not valid for long any more. */
  static void warnOfExpiry(X509Certificate certificate, List<Path> files, Clock clock) {
    Instant end = certificate.getNotAfter().toInstant();
    Instant now = clock.instant();
    String name = certificate.getSubjectX500Principal().getName();
    if (end.isBefore(now)) {
      LOG.warn("certificate {} of {} has expired: {}", name, files, end);
    } else if (end.isBefore(now.plus(WARNED_BEFORE))) {
      LOG.warn("certificate {} of {} expires soon: {}", name, files, end);
    }
  }

  @Override
  public String toString() {
    return "OwnKeys[" + certificate.getSubjectX500Principal().getName() + "]";
  }
}
