package dev.woad.contracts;

/** Says how many calls may be inside one instance of a service at a time. */
public enum ConcurrencyMode {
  /** One call at a time; others wait in the order in which they came. */
  SINGLE,
  /** One call at a time, but another may enter while this one waits for a call of its own. */
  REENTRANT,
  /** Any number; the service guards its own state. */
  MULTIPLE
}
