package dev.woad.security.http;

/** How clients show who they are, to HTTP: WCF's HttpClientCredentialType. */
public enum HttpAuthenticationScheme {
  /** By a name and its password: RFC 7617. */
  BASIC("Basic"),
  /** By a token that whoever has it may use, such as a JWT: RFC 6750. */
  BEARER("Bearer"),
  /** By a certificate, which TLS asks for. */
  CERTIFICATE("Certificate");

  private final String shown;

  HttpAuthenticationScheme(String shown) {
    this.shown = shown;
  }

  @Override
  public String toString() {
    return shown;
  }
}
