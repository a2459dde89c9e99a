package dev.woad.contracts;

/** Nothing answers at the address. */
public final class EndpointNotFoundException extends CommunicationException {

  /** Creates one that says what went wrong. */
  public EndpointNotFoundException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public EndpointNotFoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
