package dev.woad.contracts;

/** The server refused the call for now; later it may take it. */
public final class ServerTooBusyException extends CommunicationException {

  /** Creates one that says what went wrong. */
  public ServerTooBusyException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public ServerTooBusyException(String message, Throwable cause) {
    super(message, cause);
  }
}
