package dev.woad.bindings.message;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP request that brought a message, or that is to carry it.
 *
 * @param method the method, such as {@code POST}
 * @param uri the address as the caller knows it, with its query
 * @param headers the headers by their names, which match in any case
 * @param remoteAddress address and port of the other end of the connection; empty if unknown
 */
public record HttpRequestProperty(
    String method, URI uri, Map<String, List<String>> headers, String remoteAddress) {

  /** Finds the first value of a header. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name);
    return values == null ? Optional.empty() : values.stream().findFirst();
  }
}
