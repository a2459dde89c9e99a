package dev.woad.contracts;

/** Whoever calls may not do so. A service may throw it; callers learn no more of it than this. */
public final class SecurityAccessDeniedException extends CommunicationException {

  private static final long serialVersionUID = 1;

  /** Creates one that says what went wrong. */
  public SecurityAccessDeniedException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public SecurityAccessDeniedException(String message, Throwable cause) {
    super(message, cause);
  }
}
