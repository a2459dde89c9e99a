package dev.woad.contracts;

/** Says which calls share one instance of a service. */
public enum InstanceContextMode {
  /** Each call has an instance of its own. */
  PER_CALL,
  /** The calls of one session share an instance; without a session this is {@link #PER_CALL}. */
  PER_SESSION,
  /** All calls share one instance. */
  SINGLE
}
