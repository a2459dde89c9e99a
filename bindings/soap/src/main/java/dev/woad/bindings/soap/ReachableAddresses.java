package dev.woad.bindings.soap;

import dev.woad.bindings.ServiceEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of endpoints as a caller reaches them who asked for metadata at one of them:
 * through the same proxy, beneath the same path, at the same host.
 */
final class ReachableAddresses {

  private final String base;
  private final URI asked;
  private final @Nullable URI own;
  private final String prefix;

  private ReachableAddresses(URI asked, @Nullable URI own) {
    this.asked = asked;
    this.own = own;
    String text = asked.getScheme() + "://" + asked.getRawAuthority() + asked.getRawPath();
    this.base = text;
    this.prefix = own == null ? "" : prefix(asked.getRawPath(), own.getRawPath());
  }

  static ReachableAddresses of(List<ServiceEndpoint> endpoints, URI asked) {
    String path = path(asked);
    URI own =
        endpoints.stream()
            .map(endpoint -> endpoint.address().uri())
            .filter(uri -> !uri.isOpaque() && overHttp(uri))
            .filter(uri -> path.endsWith(path(uri)))
            .max((left, right) -> path(left).length() - path(right).length())
            .orElse(null);
    return new ReachableAddresses(asked, own);
  }

  /** Returns the address that was asked for, without its query. */
  String base() {
    return base;
  }

  /** Returns an endpoint's address as the caller reaches it. */
  String reach(URI address) {
    if (address.isOpaque() || own == null || address.getHost() == null) {
      return address.toString();
    }
    boolean sameServer = address.getPort() == own.getPort() && isHttp(address);
    if (sameServer) {
      String scheme =
          isWebSocket(address) ? asked.getScheme().replace("http", "ws") : asked.getScheme();
      return scheme + "://" + asked.getRawAuthority() + prefix + address.getRawPath();
    }
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + asked.getHost() + port + address.getRawPath();
  }

  private boolean isHttp(URI address) {
    return own != null && overHttp(address) && isSecure(address) == isSecure(own);
  }

  private static boolean overHttp(URI uri) {
    return uri.getScheme().startsWith("http") || isWebSocket(uri);
  }

  private static boolean isSecure(URI uri) {
    return uri.getScheme().equals("https") || uri.getScheme().equals("wss");
  }

  // It begins as HTTP does, at the same port.
  private static boolean isWebSocket(URI uri) {
    return uri.getScheme().startsWith("ws");
  }

  private static String prefix(String asked, String own) {
    String shorter = asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
    return shorter.length() <= own.length()
        ? ""
        : shorter.substring(0, shorter.length() - own.length());
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().toLowerCase(Locale.ROOT);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
