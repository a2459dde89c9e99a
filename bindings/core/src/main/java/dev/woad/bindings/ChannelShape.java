package dev.woad.bindings;

/** What a contract asks of the channels that carry its calls. */
public enum ChannelShape {
  /** Requests and their replies, each call for itself. */
  REQUEST_REPLY,
  /** Calls that belong together, in a {@link ChannelSession}. */
  SESSION,
  /** A session in which both parties may send and request at any time. */
  DUPLEX_SESSION
}
