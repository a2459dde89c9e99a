package dev.woad.contracts;

import java.net.URI;
import java.util.Locale;

/**
 * The address of an endpoint: a scheme that names the wire, and a place on it.
 *
 * @param uri an absolute URI such as {@code http://localhost:8080/orders} or {@code
 *     jms:queue:orders}
 */
public record EndpointAddress(URI uri) {

  /**
   * Checks that the address names a wire.
   *
   * @throws IllegalArgumentException if the URI is relative
   */
  public EndpointAddress {
    if (uri.getScheme() == null) {
      throw new IllegalArgumentException(
          "address: " + uri + " (expected: an absolute URI such as http://localhost:8080/orders)");
    }
  }

  /**
   * Returns the address that a text names.
   *
   * @throws IllegalArgumentException if the text is no absolute URI
   */
  public static EndpointAddress of(String uri) {
    return new EndpointAddress(URI.create(uri));
  }

  /** Returns the scheme in lower case, such as {@code net.tcp}. */
  public String scheme() {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
