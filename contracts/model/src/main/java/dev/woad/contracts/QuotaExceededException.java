package dev.woad.contracts;

/** A message was larger, deeper or otherwise more than a quota allows. */
public final class QuotaExceededException extends ProtocolException {

  /** Creates one that says what went wrong. */
  public QuotaExceededException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public QuotaExceededException(String message, Throwable cause) {
    super(message, cause);
  }
}
