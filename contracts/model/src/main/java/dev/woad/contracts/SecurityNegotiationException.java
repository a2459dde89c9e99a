package dev.woad.contracts;

/** The two parties did not come to trust each other, such as by their certificates. */
public final class SecurityNegotiationException extends CommunicationException {

  private static final long serialVersionUID = 1;

  /** Creates one that says what went wrong. */
  public SecurityNegotiationException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public SecurityNegotiationException(String message, Throwable cause) {
    super(message, cause);
  }
}
