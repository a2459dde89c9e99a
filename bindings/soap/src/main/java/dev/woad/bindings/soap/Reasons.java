package dev.woad.bindings.soap;

import jakarta.xml.bind.JAXBException;
import org.jspecify.annotations.Nullable;

/** Says in one line why something could not be read. */
final class Reasons {

  private static final int MAX_LENGTH = 500;

  private Reasons() {}

  static String of(Throwable error) {
    String reason = error.getClass().getSimpleName();
    for (Throwable cause = error; cause != null; cause = next(cause)) {
      // The deeper the nearer to what went wrong; but some causes, such as that a type is abstract,
      // say nothing.
      String message = cause.getMessage();
      if (message != null && !message.isBlank()) {
        reason = message;
      }
    }
    String line = reason.replaceAll("\\s*\\R\\s*", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }

  private static @Nullable Throwable next(Throwable error) {
    Throwable linked =
        error instanceof JAXBException jaxb ? jaxb.getLinkedException() : error.getCause();
    return linked == error ? null : linked;
  }
}
