package dev.woad.bindings.framing.channel;

import dev.woad.bindings.TlsFiles;
import dev.woad.security.message.AlgorithmSuite;
import dev.woad.security.message.MessageCredential;
import dev.woad.security.message.TransportSecurityBindingElement;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The security of framed connections as configuration gives it.
 *
 * @param mode none, or transport: TLS; over Unix domain sockets also transportCredentialOnly
 * @param clientCredentialType what clients show: none, or a certificate
 * @param certificate the certificate to show, and after it those that it was issued by, in PEM
 * @param privateKey its key, in PEM
 * @param keyStore the certificate and its key in one file, in place of the former two
 * @param keyStorePassword the password of that file
 * @param trustedCertificates those whose certificates, or those that they were issued by, are
 *     believed, in PEM; if not given, those whom the JDK believes
 * @param sslProtocols versions of TLS by their names in Java
 * @param establishSecurityContext whether credentials inside messages are shown once for many
 * @param algorithmSuite by which algorithms messages are signed
 */
public record StreamSecuritySettings(
    @Nullable Mode mode,
    @Nullable ClientCredentialType clientCredentialType,
    @Nullable Path certificate,
    @Nullable Path privateKey,
    @Nullable Path keyStore,
    @Nullable String keyStorePassword,
    @Nullable Path trustedCertificates,
    @Nullable Set<String> sslProtocols,
    @Nullable Boolean establishSecurityContext,
    @Nullable AlgorithmSuite algorithmSuite) {

  /** What secures a connection. */
  public enum Mode {
    /** Nothing. */
    NONE,
    /** TLS. */
    TRANSPORT,
    /** TLS, and credentials inside messages. */
    TRANSPORT_WITH_MESSAGE_CREDENTIAL,
    /** Nothing but that the system tells who the client is, over Unix domain sockets. */
    TRANSPORT_CREDENTIAL_ONLY
  }

  /** What clients show who they are by. */
  public enum ClientCredentialType {
    /** Nothing. */
    NONE,
    /** A certificate. */
    CERTIFICATE,
    /** A name and its password, inside messages. */
    USER_NAME
  }

  /**
   * Returns the layer that these settings make, if any.
   *
   * @throws IllegalArgumentException if they contradict each other, or a file cannot be read
   */
  public Optional<SslStreamSecurityBindingElement> toElement() {
    if (mode == null || mode == Mode.NONE) {
      return Optional.empty();
    }
    boolean insideMessages = mode == Mode.TRANSPORT_WITH_MESSAGE_CREDENTIAL;
    if (mode != Mode.TRANSPORT && !insideMessages) {
      throw new IllegalArgumentException("mode: transportCredentialOnly (expected: a Unix socket)");
    }
    TlsFiles files =
        new TlsFiles(certificate, privateKey, keyStore, keyStorePassword, trustedCertificates);
    SslStreamSecurityBindingElement element =
        SslStreamSecurityBindingElement.of(files.toCredentials())
            .withRequireClientCertificate(
                !insideMessages && clientCredentialType == ClientCredentialType.CERTIFICATE);
    if (!insideMessages && clientCredentialType == ClientCredentialType.USER_NAME) {
      throw new IllegalArgumentException(
          "clientCredentialType: USER_NAME (expected: none or certificate, but with"
              + " transportWithMessageCredential)");
    }
    return Optional.of(
        sslProtocols == null
            ? element
            : element.withSslProtocols(sslProtocols.stream().sorted().toList()));
  }

  /**
   * Returns the layer of credentials inside messages that these settings make, if any; WCF's
   * default is to show them once for many messages.
   */
  public Optional<TransportSecurityBindingElement> toMessageSecurity() {
    if (mode != Mode.TRANSPORT_WITH_MESSAGE_CREDENTIAL) {
      return Optional.empty();
    }
    if (clientCredentialType == ClientCredentialType.NONE) {
      throw new IllegalArgumentException(
          "clientCredentialType: NONE (expected: userName or certificate inside messages)");
    }
    TransportSecurityBindingElement element =
        TransportSecurityBindingElement.of(
                clientCredentialType == ClientCredentialType.CERTIFICATE
                    ? MessageCredential.CERTIFICATE
                    : MessageCredential.USER_NAME)
            .withEstablishSecurityContext(!Boolean.FALSE.equals(establishSecurityContext));
    return Optional.of(
        algorithmSuite == null ? element : element.withAlgorithmSuite(algorithmSuite));
  }

  // The password is left out.
  @Override
  public String toString() {
    return "StreamSecuritySettings[mode=" + mode + ", certificate=" + certificate + "]";
  }
}
