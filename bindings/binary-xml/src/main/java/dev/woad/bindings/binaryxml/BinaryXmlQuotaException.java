package dev.woad.bindings.binaryxml;

/** A document is larger, deeper or longer in some part than the quotas of its reader allow. */
public final class BinaryXmlQuotaException extends BinaryXmlException {

  private static final long serialVersionUID = 1;

  private final String quota;

  private BinaryXmlQuotaException(String quota, String message) {
    super(message);
    this.quota = quota;
  }

  static BinaryXmlQuotaException exceeded(String quota, String got, long limit, long offset) {
    return new BinaryXmlQuotaException(
        quota, quota + ": " + got + " at byte " + offset + " (expected: <= " + limit + ")");
  }

  static BinaryXmlQuotaException exceeded(String quota, long got, long limit, long offset) {
    return exceeded(quota, Long.toString(got), limit, offset);
  }

  /** Returns the name of the quota, as {@link BinaryXmlQuotas} has it. */
  public String quota() {
    return quota;
  }
}
