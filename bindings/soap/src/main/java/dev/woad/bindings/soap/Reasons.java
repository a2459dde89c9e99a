package dev.woad.bindings.soap;

import jakarta.xml.bind.JAXBException;
import org.jspecify.annotations.Nullable;

/** Says in one line why something could not be read. */
final class Reasons {

  private static final int MAX_LENGTH = 500;

  private Reasons() {}

  static String of(Throwable error) {
    Throwable deepest = error;
    for (Throwable cause = next(error); cause != null; cause = next(cause)) {
      deepest = cause;
    }
    String message = deepest.getMessage();
    String reason =
        message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    String line = reason.replaceAll("\\s*\\R\\s*", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }

  private static @Nullable Throwable next(Throwable error) {
    Throwable linked =
        error instanceof JAXBException jaxb ? jaxb.getLinkedException() : error.getCause();
    return linked == error ? null : linked;
  }
}
