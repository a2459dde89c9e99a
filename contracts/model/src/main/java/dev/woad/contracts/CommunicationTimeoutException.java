package dev.woad.contracts;

/** The time allowed for sending, receiving, opening or closing ran out. */
public final class CommunicationTimeoutException extends CommunicationException {

  /** Creates one that says what went wrong. */
  public CommunicationTimeoutException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public CommunicationTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
