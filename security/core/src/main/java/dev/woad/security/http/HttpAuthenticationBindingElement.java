package dev.woad.security.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.PolicyAssertions;
import dev.woad.bindings.SecurityFact;
import dev.woad.bindings.message.BodyWriter;
import java.util.List;

/**
 * Says that clients show who they are to HTTP. Listeners need {@code ServiceCredentials} among the
 * parameters, channels {@code ClientCredentials}.
 *
 * @param scheme how
 * @param realm what a person is told that a password is for
 */
public record HttpAuthenticationBindingElement(HttpAuthenticationScheme scheme, String realm)
    implements BindingElement {

  private static final String POLICY = "http://schemas.microsoft.com/ws/06/2004/policy/http";

  /** Checks that the realm can be written in a header. */
  public HttpAuthenticationBindingElement {
    if (!realm.matches("[\\x20-\\x7E&&[^\"\\\\]]*")) {
      throw new IllegalArgumentException(
          "realm: " + realm + " (expected: ASCII, without quotes and backslashes)");
    }
  }

  /** Returns the layer for no realm in particular. */
  public static HttpAuthenticationBindingElement of(HttpAuthenticationScheme scheme) {
    return new HttpAuthenticationBindingElement(scheme, "");
  }

  @Override
  public List<SecurityFact> securityFacts(Binding binding) {
    return List.of(
        SecurityFact.identity(
            scheme == HttpAuthenticationScheme.CERTIFICATE
                ? "certificate to TLS"
                : scheme + " to HTTP"));
  }

  @Override
  public List<BodyWriter> policyAssertions() {
    return scheme == HttpAuthenticationScheme.BASIC
        ? List.of(PolicyAssertions.empty("http", "BasicAuthentication", POLICY))
        : List.of();
  }
}
