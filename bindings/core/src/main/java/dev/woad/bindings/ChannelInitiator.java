package dev.woad.bindings;

import dev.woad.contracts.EndpointAddress;
import java.time.Duration;

/**
 * Makes channels to other parties and keeps what they share, such as pooled connections. Safe for
 * use by many threads.
 */
public interface ChannelInitiator {

  /** Returns a channel to the given address. Connects nothing yet. */
  RequestChannel createChannel(EndpointAddress address);

  /**
   * Returns a channel over whose connection the other party may send and ask, too. Connects nothing
   * yet.
   *
   * <p>What comes to {@code callbacks} has a {@link RequestContext#session()} whose callback
   * channel leads to the service. A message that relates to a request still waiting is its reply;
   * any other goes to {@code callbacks}.
   *
   * @throws UnsupportedOperationException if the transport is not duplex
   */
  default RequestChannel createDuplexChannel(EndpointAddress address, ChannelHandler callbacks) {
    throw new UnsupportedOperationException(
        "address: " + address + " (expected: one of a transport that carries calls both ways)");
  }

  /** Returns how many replies came when nobody waited for them any more, and were dropped. */
  default long lateReplies() {
    return 0;
  }

  /** Closes what is shared. Channels still open are aborted. */
  void close(Duration timeout);
}
