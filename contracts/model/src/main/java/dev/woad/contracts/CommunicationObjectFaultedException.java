package dev.woad.contracts;

/** The channel has faulted and takes no more calls: abort it and make another. */
public final class CommunicationObjectFaultedException extends CommunicationException {

  /** Creates one that says what went wrong. */
  public CommunicationObjectFaultedException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public CommunicationObjectFaultedException(String message, Throwable cause) {
    super(message, cause);
  }
}
