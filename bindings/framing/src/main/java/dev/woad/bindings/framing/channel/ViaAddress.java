package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramingException;
import dev.woad.contracts.EndpointAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The address that a session is bound for, in parts. */
record ViaAddress(String scheme, String path, URI uri) {

  /**
   * Reads a via, which by MC-NMF, 2.2.3.3 has characters as they are that a URI would escape.
   *
   * @throws FramingException if it is no address
   */
  static ViaAddress of(String via) {
    URI uri = uri(via);
    if (uri == null || uri.getScheme() == null || uri.isOpaque()) {
      throw FramingException.of("via: " + via + " (expected: scheme://host/path)");
    }
    String path = uri.getRawPath();
    return new ViaAddress(uri.getScheme().toLowerCase(Locale.ROOT), path == null ? "" : path, uri);
  }

  /** Returns the via for an address: one of a file has one slash before its path, as in .NET. */
  static String textFor(EndpointAddress address) {
    String text = address.toString();
    return address.uri().getRawAuthority() == null ? text.replaceFirst(":///", ":/") : text;
  }

  private static @Nullable URI uri(String via) {
    try {
      return new URI(via);
    } catch (URISyntaxException e) {
      int colon = via.indexOf(':');
      if (colon <= 0) {
        return null;
      }
      try {
        return new URI(via.substring(0, colon), via.substring(colon + 1), null);
      } catch (URISyntaxException again) {
        return null;
      }
    }
  }
}
