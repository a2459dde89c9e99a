package dev.woad.contracts;

/** What secures a message is missing, or is not what it should be. */
public final class MessageSecurityException extends CommunicationException {

  private static final long serialVersionUID = 1;

  /** Creates one that says what went wrong. */
  public MessageSecurityException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public MessageSecurityException(String message, Throwable cause) {
    super(message, cause);
  }
}
