package dev.woad.security;

import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Believes certificates whose chain ends at one that is trusted. */
final class ChainTrust implements X509CertificateValidator {

  private static final Logger LOG = LoggerFactory.getLogger(ChainTrust.class);
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int MAX_LENGTH = 10;

  private final Set<X509Certificate> trusted;
  private final Collection<CRL> revocations;
  private final Clock clock;

  private ChainTrust(Set<X509Certificate> trusted, Collection<CRL> revocations, Clock clock) {
    this.trusted = trusted;
    this.revocations = revocations;
    this.clock = clock;
  }

  static ChainTrust of(
      Collection<X509Certificate> trusted, Collection<CRL> revocations, Clock clock) {
    return new ChainTrust(Set.copyOf(trusted), List.copyOf(revocations), clock);
  }

  /** Returns whether a certificate is valid now, and made for a client to sign with. */
  static boolean isFit(X509Certificate certificate, Clock clock) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      boolean[] usage = certificate.getKeyUsage();
      List<String> purposes = certificate.getExtendedKeyUsage();
      boolean signs = usage == null || usage[DIGITAL_SIGNATURE];
      boolean forClients =
          purposes == null
              || purposes.contains(CLIENT_AUTHENTICATION)
              || purposes.contains(ANY_PURPOSE);
      return signs && forClients;
    } catch (GeneralSecurityException e) {
      LOG.debug("certificate refused: {}", e.getMessage());
      return false;
    }
  }

  static Identity identity(X509Certificate certificate) {
    return Identity.of(
        certificate.getSubjectX500Principal().getName(),
        X509CertificateValidator.AUTHENTICATION_TYPE);
  }

  @Override
  public Optional<Identity> validate(List<X509Certificate> chain) {
    X509Certificate shown = chain.get(0);
    if (chain.size() > MAX_LENGTH || !isFit(shown, clock)) {
      return Optional.empty();
    }
    return isTrusted(shown, chain) ? Optional.of(identity(shown)) : Optional.empty();
  }

  private boolean isTrusted(X509Certificate shown, List<X509Certificate> chain) {
    if (trusted.contains(shown)) {
      return true;
    }
    try {
      Set<TrustAnchor> anchors = new HashSet<>();
      trusted.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(shown);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.setDate(Date.from(clock.instant()));
      parameters.setRevocationEnabled(!revocations.isEmpty());
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(revocations)));
      var unused = CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      LOG.debug("certificate refused: {}", e.getMessage());
      return false;
    }
  }
}
