package dev.woad.contracts;

/** The other party broke the rules of the wire. */
public class ProtocolException extends CommunicationException {

  /** Creates one that says what went wrong. */
  public ProtocolException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
