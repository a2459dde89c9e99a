package dev.woad.contracts;

import java.util.function.Consumer;

/**
 * The channel that a call came by, or that a proxy calls through. All methods may be called by any
 * thread.
 */
public interface ContextChannel extends AutoCloseable {

  /** Returns where the channel stands. */
  CommunicationState state();

  /** Returns where the channel leads; seen from a service, the anonymous address. */
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

  /**
   * Runs the action when the channel is over, however it ended, once; at once if it is already.
   * Runs it on a thread of its own.
   */
  void onClosed(Runnable action);

  /**
   * Tells the listener why the channel was lost, before {@link #onClosed} is told; never if it is
   * closed in order or aborted here.
   */
  void onFaulted(Consumer<Throwable> listener);
}
