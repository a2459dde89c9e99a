package dev.woad.bindings.webhttp;

import dev.woad.bindings.httpserver.HttpServerRequest;
import java.net.URI;

/**
 * The path of an address, and how requests stand to it.
 *
 * @param path from {@code /}, without a slash at its end unless that is all
 */
record BasePath(String path) {

  static BasePath of(URI address) {
    String path = address.getRawPath();
    while (path != null && path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return new BasePath(path == null || path.isEmpty() ? "/" : path);
  }

  /** Returns what is left of the path of a request: empty, or from a slash. */
  String rest(HttpServerRequest request) {
    // By segments: the same path may be encoded in more than one way.
    String asked = request.path();
    int end = 0;
    for (int i = path.equals("/") ? 0 : segments(); i > 0 && end >= 0; i--) {
      end = asked.indexOf('/', end + 1);
    }
    return end < 0 ? "" : asked.substring(end);
  }

  /** Returns the address as the caller of a request knows it, with a slash at its end. */
  URI known(HttpServerRequest request) {
    String rest = rest(request);
    URI uri = request.uri();
    String known = uri.getRawPath() == null ? "" : uri.getRawPath();
    String base = known.endsWith(rest) ? known.substring(0, known.length() - rest.length()) : path;
    String origin = uri.getScheme() + "://" + uri.getRawAuthority();
    return URI.create(origin + base + (base.endsWith("/") ? "" : "/"));
  }

  private int segments() {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
