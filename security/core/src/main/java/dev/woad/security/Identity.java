package dev.woad.security;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A caller, as what validated its credentials knows it. Immutable; identities are equal if their
 * names and ways of authentication are.
 */
public final class Identity implements Principal {

  /** Whoever did not say who it is. */
  public static final Identity ANONYMOUS = new Identity("", "", List.of());

  private final String name;
  private final String authenticationType;
  private final List<Claim> claims;
  private final Set<String> roles;

  private Identity(String name, String authenticationType, List<Claim> claims) {
    this.name = name;
    this.authenticationType = authenticationType;
    this.claims = List.copyOf(claims);
    this.roles =
        claims.stream()
            .filter(claim -> claim.type().equals(Claim.ROLE))
            .map(Claim::value)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns an identity.
   *
   * @param name the caller's name
   * @param authenticationType how it was found out, such as {@code UserName} or {@code X509}
   * @throws IllegalArgumentException if the name is empty
   */
  public static Identity of(String name, String authenticationType) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name: empty (expected: the name of a caller)");
    }
    return new Identity(name, authenticationType, List.of());
  }

  /** Returns this identity in the given roles besides those that it is in. */
  public Identity withRoles(Collection<String> more) {
    List<Claim> added =
        new LinkedHashSet<>(more)
            .stream()
                .filter(role -> !roles.contains(role))
                .map(role -> new Claim(Claim.ROLE, role))
                .toList();
    return withClaims(added);
  }

  /** Returns this identity with the given claims besides those that it has. */
  public Identity withClaims(Collection<Claim> more) {
    List<Claim> all = new ArrayList<>(claims);
    all.addAll(more);
    return new Identity(name, authenticationType, all);
  }

  @Override
  public String getName() {
    return name;
  }

  /** Returns the caller's name; empty if it is anonymous. */
  public String name() {
    return name;
  }

  /** Returns how the caller was found out; empty if it is anonymous. */
  public String authenticationType() {
    return authenticationType;
  }

  /** Returns what is said of the caller, roles included. */
  public List<Claim> claims() {
    return claims;
  }

  /** Returns the roles that the caller is in. */
  public Set<String> roles() {
    return roles;
  }

  /** Returns whether the caller did not say who it is. */
  public boolean isAnonymous() {
    return name.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity that
        && name.equals(that.name)
        && authenticationType.equals(that.authenticationType);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, authenticationType);
  }

  @Override
  public String toString() {
    return isAnonymous() ? "anonymous" : name + " (" + authenticationType + ")";
  }
}
