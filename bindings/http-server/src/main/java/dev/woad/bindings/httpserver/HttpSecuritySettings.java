package dev.woad.bindings.httpserver;

import dev.woad.security.http.HttpAuthenticationBindingElement;
import dev.woad.security.http.HttpAuthenticationScheme;
import dev.woad.security.message.AlgorithmSuite;
import dev.woad.security.message.MessageCredential;
import dev.woad.security.message.MessageSecurityVersion;
import dev.woad.security.message.TransportSecurityBindingElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The security of a binding over HTTP as configuration gives it.
 *
 * @param mode what secures messages
 * @param clientCredentialType what clients show who they are by
 * @param realm what a person is told that a password is for
 * @param establishSecurityContext whether credentials inside messages are shown once for many
 * @param algorithmSuite by which algorithms messages are signed
 * @param messageSecurityVersion the versions of the specifications
 */
public record HttpSecuritySettings(
    HttpSecurity.@Nullable Mode mode,
    @Nullable ClientCredentialType clientCredentialType,
    @Nullable String realm,
    @Nullable Boolean establishSecurityContext,
    @Nullable AlgorithmSuite algorithmSuite,
    @Nullable MessageSecurityVersion messageSecurityVersion) {

  /** What clients show who they are by. */
  public enum ClientCredentialType {
    /** Nothing. */
    NONE,
    /** A name and its password, to HTTP. */
    BASIC,
    /** A token, to HTTP. */
    BEARER,
    /** A certificate: to TLS, or inside messages. */
    CERTIFICATE,
    /** A name and its password, inside messages. */
    USER_NAME
  }

  /**
   * Returns the security that these settings make.
   *
   * @param base how credentials inside messages are shown where nothing else is said
   * @throws IllegalArgumentException if they contradict each other
   */
  public HttpSecurity toSecurity(TransportSecurityBindingElement base) {
    HttpSecurity.Mode chosen = mode == null ? HttpSecurity.Mode.NONE : mode;
    boolean insideMessages = chosen == HttpSecurity.Mode.TRANSPORT_WITH_MESSAGE_CREDENTIAL;
    if (!insideMessages) {
      refuse("establishSecurityContext", establishSecurityContext);
      refuse("algorithmSuite", algorithmSuite);
      refuse("messageSecurityVersion", messageSecurityVersion);
    }
    return switch (chosen) {
      case NONE -> {
        if (clientCredentialType != null && clientCredentialType != ClientCredentialType.NONE) {
          throw wrongType("none where mode is none");
        }
        yield HttpSecurity.none();
      }
      case TRANSPORT, TRANSPORT_CREDENTIAL_ONLY ->
          new HttpSecurity(chosen, transport(chosen).orElse(null), null);
      case TRANSPORT_WITH_MESSAGE_CREDENTIAL ->
          HttpSecurity.transportWithMessageCredential(message(base));
    };
  }

  private Optional<HttpAuthenticationBindingElement> transport(HttpSecurity.Mode chosen) {
    boolean only = chosen == HttpSecurity.Mode.TRANSPORT_CREDENTIAL_ONLY;
    return switch (clientCredentialType == null
        ? ClientCredentialType.NONE
        : clientCredentialType) {
      case NONE -> {
        if (only) {
          throw wrongType("basic or bearer");
        }
        yield Optional.empty();
      }
      case BASIC -> Optional.of(authentication(HttpAuthenticationScheme.BASIC));
      case BEARER -> Optional.of(authentication(HttpAuthenticationScheme.BEARER));
      case CERTIFICATE -> {
        if (only) {
          throw wrongType("basic or bearer");
        }
        yield Optional.of(authentication(HttpAuthenticationScheme.CERTIFICATE));
      }
      case USER_NAME -> throw wrongType("none, basic, bearer or certificate");
    };
  }

  private HttpAuthenticationBindingElement authentication(HttpAuthenticationScheme scheme) {
    return new HttpAuthenticationBindingElement(scheme, realm == null ? "" : realm);
  }

  private TransportSecurityBindingElement message(TransportSecurityBindingElement base) {
    MessageCredential credential =
        switch (clientCredentialType == null
            ? ClientCredentialType.USER_NAME
            : clientCredentialType) {
          case USER_NAME -> MessageCredential.USER_NAME;
          case CERTIFICATE -> MessageCredential.CERTIFICATE;
          default -> throw wrongType("userName or certificate inside messages");
        };
    TransportSecurityBindingElement element =
        TransportSecurityBindingElement.of(credential)
            .withVersion(messageSecurityVersion == null ? base.version() : messageSecurityVersion)
            .withEstablishSecurityContext(
                establishSecurityContext == null
                    ? base.establishSecurityContext()
                    : establishSecurityContext);
    return algorithmSuite == null ? element : element.withAlgorithmSuite(algorithmSuite);
  }

  private IllegalArgumentException wrongType(String expected) {
    return new IllegalArgumentException(
        "clientCredentialType: " + clientCredentialType + " (expected: " + expected + ")");
  }

  private static void refuse(String key, @Nullable Object value) {
    if (value != null) {
      throw new IllegalArgumentException(
          key + ": " + value + " (expected: none, but with transportWithMessageCredential)");
    }
  }
}
