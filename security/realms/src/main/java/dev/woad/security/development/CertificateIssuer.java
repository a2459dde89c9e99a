package dev.woad.security.development;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Issues certificates of RSA keys, each by the authority that it makes first. */
final class CertificateIssuer {

  private static final int KEY_SIZE = 2048;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Instant notBefore;
  private final Instant notAfter;
  private final IssuedCertificate authority;

  private CertificateIssuer(String name, Instant notBefore, Instant notAfter) {
    this.notBefore = notBefore;
    this.notAfter = notAfter;
    KeyPair keys = newKeys();
    X500Principal subject = new X500Principal(name);
    this.authority =
        new IssuedCertificate(
            issue(new Request(subject, keys, List.of(), null), subject, keys), keys);
  }

  /** Makes an authority of the given name, whose certificates are valid for as long as it is. */
  static CertificateIssuer create(String name, Instant notBefore, Instant notAfter) {
    return new CertificateIssuer(name, notBefore, notAfter);
  }

  IssuedCertificate authority() {
    return authority;
  }

  /** Issues the certificate of a server that is known by the given names and addresses. */
  IssuedCertificate server(String name, List<String> hosts) {
    return issue(name, hosts, KeyPurposeId.id_kp_serverAuth);
  }

  /** Issues the certificate of a client. */
  IssuedCertificate client(String name) {
    return issue(name, List.of(), KeyPurposeId.id_kp_clientAuth);
  }

  private IssuedCertificate issue(String name, List<String> hosts, KeyPurposeId purpose) {
    KeyPair keys = newKeys();
    Request request = new Request(new X500Principal(name), keys, hosts, purpose);
    return new IssuedCertificate(
        issue(request, authority.certificate().getSubjectX500Principal(), authority.keys()), keys);
  }

  private X509Certificate issue(Request request, X500Principal issuer, KeyPair issuerKeys) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(127, RANDOM).setBit(126),
              Date.from(notBefore),
              Date.from(notAfter),
              request.subject(),
              request.keys().getPublic());
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(request.keys().getPublic()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
      boolean authorityItself = request.purpose() == null;
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authorityItself));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              authorityItself
                  ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                  : KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
      if (request.purpose() != null) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(request.purpose()));
      }
      if (!request.hosts().isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(request.hosts()));
      }
      byte[] encoded =
          builder
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKeys.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("certificate of " + request.subject() + " cannot be made", e);
    }
  }

  private static GeneralNames names(List<String> hosts) {
    List<GeneralName> names = new ArrayList<>();
    for (String host : hosts) {
      boolean address = host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
      names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_SIZE, RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no RSA in this JVM", e);
    }
  }

  private record Request(
      X500Principal subject, KeyPair keys, List<String> hosts, @Nullable KeyPurposeId purpose) {}
}
