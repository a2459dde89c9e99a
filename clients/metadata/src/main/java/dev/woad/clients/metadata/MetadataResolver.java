package dev.woad.clients.metadata;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Gets the description of a service from where it is: {@code http:}, {@code https:} or a file. What
 * the first document imports is fetched from the same host only. DTDs are refused, and what is too
 * large is as well.
 */
public final class MetadataResolver {

  private MetadataResolver() {}

  /**
   * Reads a WSDL.
   *
   * @param location the address of the WSDL, or of a service, whose description is then at {@code
   *     ?singleWsdl} or {@code ?wsdl}; or the path of a file
   * @throws MetadataException if it cannot be had, or is no WSDL 1.1 whose messages are document
   *     and literal
   */
  public static List<ServiceMetadata> resolve(String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http:") && !lower.startsWith("https:")) {
      return read(lower.startsWith("file:") ? URI.create(location) : Path.of(location).toUri());
    }
    URI address = URI.create(location);
    if (address.getRawQuery() != null) {
      return read(address);
    }
    try {
      return read(URI.create(location + "?singleWsdl"));
    } catch (MetadataException e) {
      try {
        return read(URI.create(location + "?wsdl"));
      } catch (MetadataException second) {
        second.addSuppressed(e);
        throw second;
      }
    }
  }

  private static List<ServiceMetadata> read(URI address) {
    return WsdlReader.read(address);
  }
}
