package dev.woad.bindings.binary;

import dev.woad.bindings.encoding.ContentType;
import dev.woad.contracts.ProtocolException;
import java.util.Locale;

/** The content types of binary messages. WCF's names. */
enum BinaryContentTypes {
  /** Of a message that stands alone. */
  ALONE("application/soap+msbin1"),
  /** Of the messages of a session. */
  SESSION("application/soap+msbinsession1");

  private final String plain;

  BinaryContentTypes(String plain) {
    this.plain = plain;
  }

  String announcing(CompressionFormat format) {
    return plain + format.suffix();
  }

  boolean isSupported(String contentType, CompressionFormat format) {
    String mediaType = mediaType(contentType);
    return mediaType.equals(plain) || mediaType.equals(announcing(format));
  }

  /**
   * Returns the compression that a content type speaks of.
   *
   * @throws ProtocolException if it is none, or one that is not supported
   */
  CompressionFormat formatOf(String contentType, CompressionFormat supported) {
    String mediaType = mediaType(contentType);
    if (mediaType.equals(plain)) {
      return CompressionFormat.NONE;
    }
    if (mediaType.equals(announcing(supported))) {
      return supported;
    }
    throw new ProtocolException(
        "content type: " + contentType + " (expected: " + announcing(supported) + ")");
  }

  private static String mediaType(String contentType) {
    // Most have no parameters, and these are asked for with each message.
    return contentType.indexOf(';') < 0
        ? contentType.strip().toLowerCase(Locale.ROOT)
        : ContentType.parse(contentType).mediaType();
  }
}
