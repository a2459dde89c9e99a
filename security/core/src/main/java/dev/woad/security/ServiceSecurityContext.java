package dev.woad.security;

import dev.woad.bindings.message.MessageProperties;
import dev.woad.bindings.message.RemoteIdentity;
import java.util.List;
import java.util.Optional;

/**
 * What security has found out about a call: a property of its message, which {@code
 * OperationContext.securityContext()} gives to operations.
 *
 * @param primaryIdentity who calls
 */
public record ServiceSecurityContext(Identity primaryIdentity) {

  /** A call of which nothing is known. */
  public static final ServiceSecurityContext ANONYMOUS =
      new ServiceSecurityContext(Identity.ANONYMOUS);

  /**
   * Returns what is known of a message: what validated its credentials has found out, or else whom
   * its transport believes it to be from.
   */
  public static ServiceSecurityContext of(MessageProperties properties) {
    return properties
        .find(ServiceSecurityContext.class)
        .or(() -> properties.find(RemoteIdentity.class).flatMap(ServiceSecurityContext::of))
        .orElse(ANONYMOUS);
  }

  private static Optional<ServiceSecurityContext> of(RemoteIdentity remote) {
    String how = remote.certificates().isEmpty() ? "Transport" : "X509";
    return remote.name().isEmpty()
        ? Optional.empty()
        : Optional.of(new ServiceSecurityContext(Identity.of(remote.name(), how)));
  }

  /** Returns whether the caller did not say who it is. */
  public boolean isAnonymous() {
    return primaryIdentity.isAnonymous();
  }

  /** Returns whether the caller is in a role. */
  public boolean isInRole(String role) {
    return primaryIdentity.roles().contains(role);
  }

  /** Returns what is said of the caller. */
  public List<Claim> claims() {
    return primaryIdentity.claims();
  }
}
