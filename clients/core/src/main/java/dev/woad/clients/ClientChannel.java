package dev.woad.clients;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.EndpointAddress;

/**
 * What every channel is besides its contract: {@code ((ClientChannel) orders).close()}. All methods
 * may be called by any thread.
 */
public interface ClientChannel extends AutoCloseable {

  /** Returns where the channel stands. */
  CommunicationState state();

  /** Returns where the channel leads. */
  EndpointAddress remoteAddress();

  /**
   * Connects, where the transport has something that stays connected. The first call does the same.
   *
   * @throws CommunicationException if that fails
   */
  void open();

  /**
   * Closes in order, within the binding's closeTimeout. A channel that failed closes in silence.
   */
  @Override
  void close();

  /** Closes at once; calls under way fail. */
  void abort();
}
