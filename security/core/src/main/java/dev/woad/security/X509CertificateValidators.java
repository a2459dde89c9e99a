package dev.woad.security;

import dev.woad.bindings.ReloadedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways in which WCF validates certificates. */
public final class X509CertificateValidators {

  private X509CertificateValidators() {}

  /**
   * Returns what believes certificates issued, through others if need be, by those in a PEM file.
   * They must be valid at the time, and made to sign, and for clients if they say for whom. The
   * file is read again when it changes.
   *
   * @param revocationLists files of certificate revocation lists; if there are any, each issuer
   *     must have a current one
   * @throws IllegalArgumentException if a file cannot be read
   */
  public static X509CertificateValidator chainTrust(
      Path trustedCertificates, List<Path> revocationLists, Clock clock) {
    List<Path> files = new ArrayList<>(revocationLists);
    files.add(trustedCertificates);
    try {
      ReloadedFiles<ChainTrust> trust =
          ReloadedFiles.of(
              files,
              () ->
                  ChainTrust.of(
                      certificates(trustedCertificates), revocations(revocationLists), clock));
      return chain -> trust.current().validate(chain);
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(files, e);
    }
  }

  /** Returns what believes certificates as {@link #chainTrust(Path, List, Clock)} does. */
  public static X509CertificateValidator chainTrust(Path trustedCertificates) {
    return chainTrust(trustedCertificates, List.of(), Clock.systemUTC());
  }

  /**
   * Returns what believes the very certificates in a PEM file, while they are valid. The file is
   * read again when it changes.
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  public static X509CertificateValidator peerTrust(Path trustedCertificates, Clock clock) {
    try {
      ReloadedFiles<Set<X509Certificate>> trusted =
          ReloadedFiles.of(
              List.of(trustedCertificates), () -> new HashSet<>(certificates(trustedCertificates)));
      return chain -> {
        X509Certificate shown = chain.get(0);
        return trusted.current().contains(shown) && ChainTrust.isFit(shown, clock)
            ? Optional.of(ChainTrust.identity(shown))
            : Optional.empty();
      };
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(List.of(trustedCertificates), e);
    }
  }

  private static List<X509Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found = new ArrayList<>();
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        found.add((X509Certificate) certificate);
      }
      if (found.isEmpty()) {
        throw new IOException("no certificate in it");
      }
      return found;
    }
  }

  private static Collection<CRL> revocations(List<Path> files)
      throws GeneralSecurityException, IOException {
    List<CRL> found = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        found.addAll(CertificateFactory.getInstance("X.509").generateCRLs(in));
      }
    }
    return found;
  }

  private static IllegalArgumentException unreadable(List<Path> files, Exception e) {
    return new IllegalArgumentException(
        "files: " + files + ": " + e.getMessage() + " (expected: certificates in PEM)", e);
  }
}
