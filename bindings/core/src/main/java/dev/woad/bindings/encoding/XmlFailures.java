package dev.woad.bindings.encoding;

import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.QuotaExceededException;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Tells apart why XML could not be read or written. */
final class XmlFailures {

  private XmlFailures() {}

  /** Returns the failure to throw: of the stream beneath, of a quota, or of the XML itself. */
  static ProtocolException reading(XMLStreamException failure) throws IOException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProtocolException protocol) {
        return protocol;
      }
      if (cause instanceof java.io.CharConversionException) {
        break;
      }
      if (cause instanceof IOException io) {
        throw io;
      }
    }
    String message = String.valueOf(failure.getMessage());
    // What Woodstox says when one of the P_MAX_* properties is exceeded.
    if (message.contains("limit (")) {
      return new QuotaExceededException("message: " + oneLine(message), failure);
    }
    return new ProtocolException("message: " + oneLine(message), failure);
  }

  static IOException writing(XMLStreamException failure) {
    return failure.getCause() instanceof IOException io
        ? io
        : new IOException("message cannot be written: " + failure.getMessage(), failure);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
