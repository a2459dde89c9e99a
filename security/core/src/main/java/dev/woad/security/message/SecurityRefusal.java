package dev.woad.security.message;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import javax.xml.namespace.QName;

/**
 * Why the security of a message was not accepted: for the log and the audit. Callers are told a
 * fault that says no more than that.
 */
final class SecurityRefusal extends Exception {

  private static final long serialVersionUID = 1;

  private final transient FaultException fault;
  private final String who;

  private SecurityRefusal(String why, String who, FaultException fault) {
    super(why);
    this.who = who;
    this.fault = fault;
  }

  /** Returns one that callers are told nothing of but that there was one. */
  static SecurityRefusal of(String why) {
    return of(why, "");
  }

  /**
   * Returns one that callers are told nothing of but that there was one.
   *
   * @param who what the caller claimed to be called
   */
  static SecurityRefusal of(String why, String who) {
    return new SecurityRefusal(
        why,
        who,
        FaultException.of(
            FaultCode.sender(new QName(Wss.SECURITY, "InvalidSecurity")),
            "The security of the message was not accepted."));
  }

  /** Returns one that has the caller ask for a new token: the service does not know its own. */
  static SecurityRefusal unknownContext(String why, SecureConversationVersion version) {
    return new SecurityRefusal(
        why,
        "",
        FaultException.of(
            FaultCode.sender(new QName(version.namespace(), "BadContextToken")),
            "The security context token is not known, or not any more."));
  }

  String why() {
    return String.valueOf(getMessage());
  }

  String who() {
    return who;
  }

  FaultException fault() {
    return fault;
  }
}
