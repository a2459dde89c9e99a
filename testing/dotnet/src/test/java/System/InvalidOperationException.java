package System;

/** The exception that the recorded service threw: its name is part of what was recorded. */
public final class InvalidOperationException extends RuntimeException {

  /** Creates one that says what went wrong. */
  public InvalidOperationException(String message) {
    super(message);
  }
}
