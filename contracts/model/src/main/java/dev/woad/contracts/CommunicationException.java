package dev.woad.contracts;

/** Communication failed: the message did not arrive, was not understood, or was not answered. */
public class CommunicationException extends RuntimeException {

  /** Creates one that says what went wrong. */
  public CommunicationException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public CommunicationException(String message, Throwable cause) {
    super(message, cause);
  }
}
