package dev.woad.contracts;

/** Says whether the calls of a contract belong together. */
public enum SessionMode {
  /** They may: in a session where the binding has none but such, else each for itself. */
  ALLOWED,
  /** They must: a binding without sessions is refused. */
  REQUIRED,
  /** They may not: a binding that has nothing but sessions is refused. */
  NOT_ALLOWED
}
