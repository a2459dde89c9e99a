package dev.woad.bindings;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;

/**
 * Takes in what comes to an address. Created, opened once, and closed; all methods may be called by
 * any thread.
 */
public interface ChannelListener {

  /**
   * Begins to do what takes long before {@link #open}, on another thread, and returns at once. A
   * listener that is prepared is opened or closed.
   */
  default void prepare() {}

  /**
   * Starts to listen and hands what comes to the given handler.
   *
   * @throws CommunicationException if the address cannot be had
   */
  void open(ChannelHandler handler);

  /** Returns the address, with the port that was found where port 0 was asked for, once open. */
  EndpointAddress address();

  /**
   * Takes in no more. Calls under way go on, and may still answer. Does nothing the second time, or
   * if never opened.
   */
  void stop();

  /** Closes, and aborts what is still under way after the given time. Stops first. */
  void close(Duration timeout);
}
