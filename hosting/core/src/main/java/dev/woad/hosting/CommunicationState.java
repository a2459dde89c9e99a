package dev.woad.hosting;

/** Where a host stands in its life. */
public enum CommunicationState {
  /** Built, not open. */
  CREATED,
  /** Opening its listeners. */
  OPENING,
  /** Taking calls. */
  OPENED,
  /** Taking no more calls, and finishing those under way. */
  CLOSING,
  /** Done. */
  CLOSED,
  /** Failed to open; all that had been opened is closed again. */
  FAULTED
}
