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

  /** Closes what is shared. Channels still open are aborted. */
  void close(Duration timeout);
}
