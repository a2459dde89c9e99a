package dev.woad.security.message;

/** The versions of the specifications that go together: WCF's MessageSecurityVersion. */
public enum MessageSecurityVersion {
  /** WS-Security 1.0, WS-Trust and WS-SecureConversation of February 2005: BasicHttpBinding. */
  WSS10_FEBRUARY_2005("Wss10", SecureConversationVersion.FEBRUARY_2005),
  /** WS-Security 1.1, with the same: WSHttpBinding and NetTcpBinding. */
  WSS11_FEBRUARY_2005("Wss11", SecureConversationVersion.FEBRUARY_2005),
  /** WS-Security 1.1, WS-Trust and WS-SecureConversation 1.3: WS2007HttpBinding. */
  WSS11_WS_TRUST_13("Wss11", SecureConversationVersion.V1_3);

  private final String policyName;
  private final SecureConversationVersion conversation;

  MessageSecurityVersion(String policyName, SecureConversationVersion conversation) {
    this.policyName = policyName;
    this.conversation = conversation;
  }

  String policyName() {
    return policyName;
  }

  SecureConversationVersion conversation() {
    return conversation;
  }
}
