package dev.woad.security;

/**
 * Whether a host opens endpoints that nothing secures at addresses which others than programs of
 * the same machine reach. A parameter of hosts.
 *
 * @param allowed whether it does
 * @param httpOfContainer whether what is reached by HTTP is up to the container around the host
 */
public record UnsecuredEndpoints(boolean allowed, boolean httpOfContainer) {

  /** It does not. */
  public static final UnsecuredEndpoints REFUSED = new UnsecuredEndpoints(false, false);

  /** Returns whether the host opens one at an address of the given scheme. */
  public boolean isAllowed(String scheme) {
    boolean http = scheme.equals("http") || scheme.equals("ws");
    return allowed || (httpOfContainer && http);
  }

  /** Returns the same for a host inside a container that serves HTTP. */
  public UnsecuredEndpoints inContainer() {
    return new UnsecuredEndpoints(allowed, true);
  }
}
