package dev.woad.security;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Says who has shown a certificate, whose key it has proved to have: WCF's
 * X509CertificateValidator. Safe for use by many threads; may block.
 */
@FunctionalInterface
public interface X509CertificateValidator {

  /** How identities are called that come from certificates. */
  String AUTHENTICATION_TYPE = "X509";

  /**
   * Returns whose certificate this is; empty if it is not to be believed.
   *
   * @param chain the certificate, and after it those that it was issued by, as far as it was shown
   *     with them
   */
  Optional<Identity> validate(List<X509Certificate> chain);
}
