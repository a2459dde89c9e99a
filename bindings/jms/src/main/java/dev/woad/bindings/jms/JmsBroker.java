package dev.woad.bindings.jms;

import jakarta.jms.ConnectionFactory;
import java.util.Optional;

/**
 * A broker as bindings use it. A host puts one into the {@link dev.woad.bindings.BindingParameters}
 * of its endpoints. Safe for use by many threads.
 */
public interface JmsBroker {

  /** Returns where senders' connections come from. */
  ConnectionFactory connectionFactory();

  /**
   * Returns where receivers' connections come from.
   *
   * @param prefetchSize bytes of messages that each receiver may be sent ahead; 0 for none, so that
   *     a message waits for whichever receiver is free first
   */
  default ConnectionFactory receivingConnectionFactory(int prefetchSize) {
    return connectionFactory();
  }

  /** Lets go of a factory whose connections are closed, if it is ours. */
  default void release(ConnectionFactory factory) {}

  /** Begins to start the broker, if it is ours to start, and returns at once. */
  default void prepare() {}

  /** Stops what {@link #prepare} has begun, unless somebody has opened it. */
  default void abandon() {}

  /**
   * Notes a user, which lets go of it by {@link #close}. The broker is started by the first, and
   * stopped when the last is gone, if that is ours to do.
   */
  default void open() {}

  /** Lets go of what {@link #open} has opened. */
  default void close() {}

  /**
   * Returns why messages are not taken at present, in one line; empty if they are, or if the broker
   * is somebody else's, of whom only those who are connected know.
   */
  default Optional<String> problem() {
    return Optional.empty();
  }

  /**
   * Sees to it that a queue is there, if it is ours to make. Queues stay when nobody listens.
   *
   * @param whileUsed whether it is there only until {@link #withdrawQueue}, called as often as this
   */
  default void declareQueue(String name, boolean whileUsed) {}

  /**
   * Takes away a queue that was declared for a while, if it is ours, with what is in it; by the
   * last of those who declared it, and unless somebody declared it for good.
   */
  default void withdrawQueue(String name) {}

  /** Sees to it that a topic is there, if it is ours to make. */
  default void declareTopic(String name) {}

  /** Returns a broker that is somebody else's, by where its connections come from. */
  static JmsBroker of(ConnectionFactory connectionFactory) {
    return () -> connectionFactory;
  }
}
