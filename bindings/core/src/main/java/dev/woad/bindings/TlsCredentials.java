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
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * By what one party of a TLS connection shows who it is, and whom it believes. Files are read once,
 * when the credentials are made. Immutable.
 */
public final class TlsCredentials {

  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519");
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  private final SSLContext context;
  private final boolean hasCertificate;
  private final boolean hasTrust;

  private TlsCredentials(Builder builder) {
    hasCertificate = builder.keys != null;
    hasTrust = builder.trust != null;
    try {
      context = SSLContext.getInstance("TLS");
      context.init(builder.keys, builder.trust, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns credentials without a certificate, that trust whom the JDK trusts. */
  public static TlsCredentials create() {
    return builder().build();
  }

  /** Returns a builder that begins with no certificate and the trust of the JDK. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what makes TLS connections with these credentials. */
  public SSLContext context() {
    return context;
  }

  /** Returns whether there is a certificate to show. */
  public boolean hasCertificate() {
    return hasCertificate;
  }

  /** Returns whether it was said whom to trust. */
  public boolean hasTrust() {
    return hasTrust;
  }

  /** Builds credentials. For use by one thread. */
  public static final class Builder {

    private KeyManager @Nullable [] keys;
    private TrustManager @Nullable [] trust;

    private Builder() {}

    /** Returns the credentials. */
    public TlsCredentials build() {
      return new TlsCredentials(this);
    }

    /**
     * Sets the certificate to show, of PEM files.
     *
     * @param chain the certificate, and after it those that it was issued by
     * @param privateKey its key, in PKCS #8 and not encrypted
     * @throws IllegalArgumentException if a file cannot be read
     */
    public Builder certificate(Path chain, Path privateKey) {
      try {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] certificates = certificates(chain).toArray(Certificate[]::new);
        store.setKeyEntry("own", privateKey(privateKey), new char[0], certificates);
        return useKeys(store, new char[0]);
      } catch (GeneralSecurityException | IOException e) {
        throw unreadable(chain, "a certificate in PEM", e);
      }
    }

    /**
     * Sets the certificate to show: the one of a key store, PKCS #12 or JKS.
     *
     * @throws IllegalArgumentException if the file cannot be read
     */
    public Builder keyStore(Path file, String password) {
      try {
        return useKeys(store(file, password), password.toCharArray());
      } catch (GeneralSecurityException | IOException e) {
        throw unreadable(file, "a key store, and its password", e);
      }
    }

    /** Sets what chooses the certificate to show. */
    public Builder keyManager(X509ExtendedKeyManager value) {
      keys = new KeyManager[] {value};
      return this;
    }

    /**
     * Sets whom to believe: those whose certificates, or those of who issued them, are in a PEM
     * file.
     *
     * @throws IllegalArgumentException if the file cannot be read
     */
    public Builder trust(Path trustedCertificates) {
      try {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : certificates(trustedCertificates)) {
          store.setCertificateEntry("trusted " + ++count, certificate);
        }
        return useTrust(store);
      } catch (GeneralSecurityException | IOException e) {
        throw unreadable(trustedCertificates, "certificates in PEM", e);
      }
    }

    /**
     * Sets whom to believe: those whose certificates, or those of who issued them, are in a key
     * store.
     *
     * @throws IllegalArgumentException if the file cannot be read
     */
    public Builder trustStore(Path file, String password) {
      try {
        return useTrust(store(file, password));
      } catch (GeneralSecurityException | IOException e) {
        throw unreadable(file, "a key store, and its password", e);
      }
    }

    /** Sets what decides whom to believe. */
    public Builder trustManager(X509TrustManager value) {
      trust = new TrustManager[] {value};
      return this;
    }

    private Builder useKeys(KeyStore store, char[] password) throws GeneralSecurityException {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      keys = factory.getKeyManagers();
      return this;
    }

    private Builder useTrust(KeyStore store) throws GeneralSecurityException {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      trust = factory.getTrustManagers();
      return this;
    }

    private static KeyStore store(Path file, String password)
        throws GeneralSecurityException, IOException {
      return KeyStore.getInstance(file.toFile(), password.toCharArray());
    }

    private static Collection<? extends Certificate> certificates(Path file)
        throws GeneralSecurityException, IOException {
      try (InputStream in = Files.newInputStream(file)) {
        Collection<? extends Certificate> found =
            CertificateFactory.getInstance("X.509").generateCertificates(in);
        if (found.isEmpty()) {
          throw new IOException("no certificate in it");
        }
        return found;
      }
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
      Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!pem.find()) {
        throw new IllegalArgumentException(
            "private key: " + file + " (expected: PKCS #8 in PEM, -----BEGIN PRIVATE KEY-----)");
      }
      PKCS8EncodedKeySpec key =
          new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
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

    private static IllegalArgumentException unreadable(Path file, String expected, Exception e) {
      return new IllegalArgumentException(
          "file: " + file + ": " + e.getMessage() + " (expected: " + expected + ")", e);
    }
  }
}
