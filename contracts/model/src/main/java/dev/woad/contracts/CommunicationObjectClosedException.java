package dev.woad.contracts;

/** The channel, factory or host has been closed. */
public final class CommunicationObjectClosedException extends CommunicationException {

  /** Creates one that says what went wrong. */
  public CommunicationObjectClosedException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public CommunicationObjectClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
