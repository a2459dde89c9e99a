package dev.woad.security;

/**
 * Something that security decided.
 *
 * @param kind what was decided
 * @param allowed whether the caller was let in
 * @param who the caller's name, as it claims to be called if it was not let in; empty if unknown
 * @param what where it wanted to go: the address of an endpoint, or the name of an operation
 * @param from the address of the other end of the connection; empty if unknown
 * @param how how the caller showed who it is, such as {@code UserName}
 * @param why why it was not let in; empty if it was. Never told to the caller, and never a secret
 */
public record AuditEvent(
    Kind kind, boolean allowed, String who, String what, String from, String how, String why) {

  /** What is decided. */
  public enum Kind {
    /** Who calls. */
    AUTHENTICATION,
    /** Whether whoever calls may do so. */
    AUTHORIZATION
  }
}
