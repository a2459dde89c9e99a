package dev.woad.bindings.framing;

import java.util.Optional;

/** The content types that a session announces by a number (MC-NMF, 2.2.3.4.1), as .NET has them. */
final class KnownEncoding {

  private static final String[] CONTENT_TYPES = {
    "text/xml; charset=utf-8",
    "text/xml; charset=utf16",
    "text/xml; charset=unicodeFFFE",
    "application/soap+xml; charset=utf-8",
    "application/soap+xml; charset=utf16",
    "application/soap+xml; charset=unicodeFFFE",
    "multipart/related",
    "application/soap+msbin1",
    "application/soap+msbinsession1",
  };

  private KnownEncoding() {}

  static Optional<String> contentType(int code) {
    return code < CONTENT_TYPES.length ? Optional.of(CONTENT_TYPES[code]) : Optional.empty();
  }

  /** Returns the number of a content type, or -1 if it has none. */
  static int code(String contentType) {
    for (int i = 0; i < CONTENT_TYPES.length; i++) {
      if (CONTENT_TYPES[i].equalsIgnoreCase(contentType)) {
        return i;
      }
    }
    return -1;
  }
}
