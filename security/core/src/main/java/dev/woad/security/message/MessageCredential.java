package dev.woad.security.message;

/** What clients show who they are by, inside messages: WCF's MessageCredentialType. */
public enum MessageCredential {
  /** A name and its password. */
  USER_NAME("UserName"),
  /** A certificate, whose key signs each message's timestamp, and where it goes. */
  CERTIFICATE("Certificate");

  private final String shown;

  MessageCredential(String shown) {
    this.shown = shown;
  }

  @Override
  public String toString() {
    return shown;
  }
}
