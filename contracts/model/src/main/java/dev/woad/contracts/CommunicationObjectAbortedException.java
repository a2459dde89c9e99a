package dev.woad.contracts;

/** A channel was cut off, by either party or by the wire between them, while it was needed. */
public final class CommunicationObjectAbortedException extends CommunicationException {

  /** Creates one that says what went wrong. */
  public CommunicationObjectAbortedException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public CommunicationObjectAbortedException(String message, Throwable cause) {
    super(message, cause);
  }
}
