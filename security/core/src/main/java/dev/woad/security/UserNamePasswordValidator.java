package dev.woad.security;

import java.util.Optional;

/**
 * Says who has a name and a password: WCF's UserNamePasswordValidator. Safe for use by many
 * threads; may block.
 */
@FunctionalInterface
public interface UserNamePasswordValidator {

  /**
   * Returns whose name and password these are; empty if nobody's. One that takes as long for a name
   * that nobody has as for a wrong password does not tell which names there are.
   *
   * @throws RuntimeException if that cannot be found out; the caller is refused, and the log has it
   */
  Optional<Identity> validate(String userName, String password);
}
