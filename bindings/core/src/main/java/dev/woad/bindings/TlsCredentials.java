package dev.woad.bindings;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * By what one party of a TLS connection shows who it is, and whom it believes.
 *
 * <p>Files are read when the credentials are made, and read again for handshakes after they have
 * changed; connections that there are go on. If a changed file cannot be read, what was read before
 * holds. The log warns of certificates that expire within 30 days. Safe for use by many threads.
 */
public final class TlsCredentials {

  private final SSLContext context;
  private final @Nullable Supplier<OwnKeys> keys;
  private final boolean hasCertificate;
  private final boolean hasTrust;

  private TlsCredentials(Builder builder) {
    keys = builder.keys;
    hasCertificate = builder.keyManagers != null;
    hasTrust = builder.trust != null;
    try {
      context = SSLContext.getInstance("TLS");
      context.init(builder.keyManagers, builder.trust, null);
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

  /** Returns the certificate to show, as its file has it now; empty if there is no file. */
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(keys).map(Supplier::get).map(OwnKeys::certificate);
  }

  /**
   * Returns the key of {@link #certificate()}, to sign with; empty if there is no file.
   *
   * @throws IllegalStateException if the file does not give it
   */
  public Optional<PrivateKey> privateKey() {
    Supplier<OwnKeys> held = keys;
    if (held == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(held.get().privateKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key: cannot be read from its store", e);
    }
  }

  /** Builds credentials. For use by one thread. */
  public static final class Builder {

    private KeyManager @Nullable [] keyManagers;
    private TrustManager @Nullable [] trust;
    private @Nullable Supplier<OwnKeys> keys;

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
        return useKeys(List.of(chain, privateKey), "", () -> KeyFiles.keys(chain, privateKey));
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
        return useKeys(List.of(file), password, () -> KeyFiles.store(file, password));
      } catch (GeneralSecurityException | IOException e) {
        throw unreadable(file, "a key store, and its password", e);
      }
    }

    /** Sets what chooses the certificate to show. */
    public Builder keyManager(X509ExtendedKeyManager value) {
      keyManagers = new KeyManager[] {value};
      keys = null;
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
        return useTrust(trustedCertificates, () -> KeyFiles.trusted(trustedCertificates));
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
        return useTrust(file, () -> KeyFiles.store(file, password));
      } catch (GeneralSecurityException | IOException e) {
        throw unreadable(file, "a key store, and its password", e);
      }
    }

    /** Sets what decides whom to believe. */
    public Builder trustManager(X509TrustManager value) {
      trust = new TrustManager[] {value};
      return this;
    }

    private Builder useKeys(
        List<Path> files, String password, ReloadedFiles.Reading<KeyStore> reading)
        throws GeneralSecurityException, IOException {
      ReloadedFiles<OwnKeys> reloaded =
          ReloadedFiles.of(files, () -> OwnKeys.of(reading.read(), password.toCharArray(), files));
      keyManagers = new KeyManager[] {new ReloadedKeys(reloaded::current, files)};
      keys = reloaded::current;
      return this;
    }

    private Builder useTrust(Path file, ReloadedFiles.Reading<KeyStore> reading)
        throws GeneralSecurityException, IOException {
      ReloadedFiles<X509ExtendedTrustManager> reloaded =
          ReloadedFiles.of(List.of(file), () -> ReloadedTrust.of(reading.read()));
      trust = new TrustManager[] {new ReloadedTrust(reloaded::current)};
      return this;
    }

    private static IllegalArgumentException unreadable(Path file, String expected, Exception e) {
      return new IllegalArgumentException(
          "file: " + file + ": " + e.getMessage() + " (expected: " + expected + ")", e);
    }
  }
}
