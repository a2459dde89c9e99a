package dev.woad.cli;

import java.io.Serial;

/** What somebody has given cannot be used; the message says what would. */
final class MistakenValueException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  MistakenValueException(String message) {
    super(message);
  }
}
