package dev.woad.security;

/**
 * Something that an issuer says of a caller.
 *
 * @param type what it is about, such as {@code email}; a name of a token, or a URI
 * @param value what is said
 * @param issuer who says so; empty if it is the service's own
 */
public record Claim(String type, String value, String issuer) {

  /** The type of claims that name a role. */
  public static final String ROLE = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

  /** Creates a claim of the service's own. */
  public Claim(String type, String value) {
    this(type, value, "");
  }
}
