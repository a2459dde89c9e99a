package dev.woad.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys, in PEM and in key stores. */
final class KeyFiles {

  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519");
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  private KeyFiles() {}

  /** Reads a certificate, those that it was issued by, and its key, which are in PEM. */
  static KeyStore keys(Path chain, Path privateKey) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    Certificate[] certificates = certificates(chain).toArray(Certificate[]::new);
    store.setKeyEntry("own", privateKey(privateKey), new char[0], certificates);
    return store;
  }

  /** Reads certificates in PEM, of those to be trusted. */
  static KeyStore trusted(Path certificates) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int count = 0;
    for (Certificate certificate : certificates(certificates)) {
      store.setCertificateEntry("trusted " + ++count, certificate);
    }
    return store;
  }

  /** Reads a key store, PKCS #12 or JKS. */
  static KeyStore store(Path file, String password) throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(file.toFile(), password.toCharArray());
  }

  /** Reads certificates in PEM. */
  static List<X509Certificate> certificates(Path file)
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

  /** Returns the first certificate that has a key in the store. */
  static X509Certificate ownCertificate(KeyStore store) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
        return own;
      }
    }
    throw new GeneralSecurityException("no certificate with a key in it");
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
    Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new IllegalArgumentException(
          "private key: " + file + " (expected: PKCS #8 in PEM, -----BEGIN PRIVATE KEY-----)");
    }
    PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(key);
      } catch (InvalidKeySpecException e) {
        // The next one may know it.
      }
    }
    throw new IllegalArgumentException(
        "private key: " + file + " (expected: one of " + KEY_ALGORITHMS + ")");
  }
}
