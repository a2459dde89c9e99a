package dev.woad.security.development;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/**
 * A certificate and its keys.
 *
 * @param certificate the certificate
 * @param keys its keys
 */
public record IssuedCertificate(X509Certificate certificate, KeyPair keys) {

  // The keys are left out.
  @Override
  public String toString() {
    return "IssuedCertificate[" + certificate.getSubjectX500Principal().getName() + "]";
  }
}
