package dev.woad.security;

import java.util.Optional;

/** Says whom a bearer token stands for, such as a JWT. Safe for use by many threads; may block. */
@FunctionalInterface
public interface SecurityTokenValidator {

  /** Returns whom the token stands for; empty if it is not to be believed. */
  Optional<Identity> validate(String token);
}
