package dev.woad.contracts;

/** Where a host, a channel or a channel factory stands in its life. */
public enum CommunicationState {
  /** Built, not open. */
  CREATED,
  /** On its way to being open. */
  OPENING,
  /** In use. */
  OPENED,
  /** Taking no more calls, and finishing those under way. */
  CLOSING,
  /** Done. */
  CLOSED,
  /** Failed for good: what it held is given up, and it can only be closed. */
  FAULTED
}
