package dev.woad.contracts;

/** Says which addresses a message may name for a service to take it. */
public enum AddressFilterMode {
  /** The path of the endpoint, in any case and with any host and port. */
  EXACT,
  /** The path of the endpoint, or one beneath it. */
  PREFIX,
  /** Any: for services behind a proxy that callers know by another path. */
  ANY
}
