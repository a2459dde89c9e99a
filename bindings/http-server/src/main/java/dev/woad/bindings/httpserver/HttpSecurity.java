package dev.woad.bindings.httpserver;

import dev.woad.security.http.HttpAuthenticationBindingElement;
import dev.woad.security.http.HttpAuthenticationScheme;
import dev.woad.security.message.MessageCredential;
import dev.woad.security.message.TransportSecurityBindingElement;
import org.jspecify.annotations.Nullable;

/**
 * What secures a binding over HTTP: WCF's BasicHttpSecurity, WSHttpSecurity and WebHttpSecurity.
 *
 * @param mode what secures messages
 * @param authentication how clients show who they are to HTTP; null if they do not
 * @param message how they do so inside messages; null if they do not
 */
public record HttpSecurity(
    Mode mode,
    @Nullable HttpAuthenticationBindingElement authentication,
    @Nullable TransportSecurityBindingElement message) {

  /** What secures messages. */
  public enum Mode {
    /** Nothing. */
    NONE,
    /** TLS, and credentials shown to HTTP if there are any. */
    TRANSPORT,
    /** Credentials shown to HTTP, and nothing that keeps them secret: for loopback addresses. */
    TRANSPORT_CREDENTIAL_ONLY,
    /** TLS, and credentials inside messages. */
    TRANSPORT_WITH_MESSAGE_CREDENTIAL
  }

  /** Returns no security. */
  public static HttpSecurity none() {
    return new HttpSecurity(Mode.NONE, null, null);
  }

  /** Returns TLS, whose clients stay unknown. */
  public static HttpSecurity transport() {
    return new HttpSecurity(Mode.TRANSPORT, null, null);
  }

  /** Returns TLS, whose clients show who they are to HTTP. */
  public static HttpSecurity transport(HttpAuthenticationScheme scheme) {
    return new HttpSecurity(Mode.TRANSPORT, HttpAuthenticationBindingElement.of(scheme), null);
  }

  /** Returns credentials shown to HTTP, and nothing that keeps them secret. */
  public static HttpSecurity transportCredentialOnly(HttpAuthenticationScheme scheme) {
    return new HttpSecurity(
        Mode.TRANSPORT_CREDENTIAL_ONLY, HttpAuthenticationBindingElement.of(scheme), null);
  }

  /** Returns TLS, and credentials inside messages. */
  public static HttpSecurity transportWithMessageCredential(MessageCredential credential) {
    return transportWithMessageCredential(TransportSecurityBindingElement.of(credential));
  }

  /** Returns TLS, and credentials inside messages as the layer says. */
  public static HttpSecurity transportWithMessageCredential(
      TransportSecurityBindingElement message) {
    return new HttpSecurity(Mode.TRANSPORT_WITH_MESSAGE_CREDENTIAL, null, message);
  }

  /** Returns whether addresses are of {@code https}. */
  public boolean needsTls() {
    return mode == Mode.TRANSPORT || mode == Mode.TRANSPORT_WITH_MESSAGE_CREDENTIAL;
  }
}
