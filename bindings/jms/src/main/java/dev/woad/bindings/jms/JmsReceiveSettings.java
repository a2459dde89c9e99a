package dev.woad.bindings.jms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a listener receives.
 *
 * @param maxConcurrentConsumers how many messages are processed at a time; 16. As many receivers
 *     are there as there is work for
 * @param prefetchSize bytes of messages that each receiver may be sent ahead; 0, which is fair to
 *     slow operations
 * @param maxAttempts how often a message is tried before it is a dead letter; 5
 * @param retryDelay how long after its first failure a message is tried again; doubled each time; 1
 *     second
 * @param maxRetryDelay how long that becomes at most; 1 minute
 * @param deadLetterQueue where messages go that cannot be processed; {@code DLQ}
 * @param selector which messages are received, in the words of JMS; null for all
 * @param subscription under which name a topic keeps messages for this listener while it is away;
 *     null for none. Listeners of one name share the messages
 * @param queueWhileOpen whether the queue is there only while the listener is open, where the
 *     broker is the host's own: senders then find nobody in its absence, rather than a queue that
 *     waits
 */
public record JmsReceiveSettings(
    int maxConcurrentConsumers,
    int prefetchSize,
    int maxAttempts,
    Duration retryDelay,
    Duration maxRetryDelay,
    String deadLetterQueue,
    @Nullable String selector,
    @Nullable String subscription,
    boolean queueWhileOpen) {

  /** What holds where nothing else is said. */
  public static final JmsReceiveSettings DEFAULT =
      new JmsReceiveSettings(
          16, 0, 5, Duration.ofSeconds(1), Duration.ofMinutes(1), "DLQ", null, null, false);

  /** Checks counts and times. */
  public JmsReceiveSettings {
    require("maxConcurrentConsumers", maxConcurrentConsumers, 1);
    require("prefetchSize", prefetchSize, 0);
    require("maxAttempts", maxAttempts, 1);
    if (retryDelay.isNegative()) {
      throw new IllegalArgumentException("retryDelay: " + retryDelay + " (expected: >= 0)");
    }
    if (maxRetryDelay.compareTo(retryDelay) < 0) {
      throw new IllegalArgumentException(
          "maxRetryDelay: " + maxRetryDelay + " (expected: >= retryDelay, " + retryDelay + ")");
    }
  }

  /** Returns these with another number of messages at a time. */
  public JmsReceiveSettings withMaxConcurrentConsumers(int newMaxConcurrentConsumers) {
    return new JmsReceiveSettings(
        newMaxConcurrentConsumers,
        prefetchSize,
        maxAttempts,
        retryDelay,
        maxRetryDelay,
        deadLetterQueue,
        selector,
        subscription,
        queueWhileOpen);
  }

  /** Returns these with other bytes ahead. */
  public JmsReceiveSettings withPrefetchSize(int newPrefetchSize) {
    return new JmsReceiveSettings(
        maxConcurrentConsumers,
        newPrefetchSize,
        maxAttempts,
        retryDelay,
        maxRetryDelay,
        deadLetterQueue,
        selector,
        subscription,
        queueWhileOpen);
  }

  /** Returns these with other retries. */
  public JmsReceiveSettings withRetries(
      int newMaxAttempts, Duration newRetryDelay, Duration newMaxRetryDelay) {
    return new JmsReceiveSettings(
        maxConcurrentConsumers,
        prefetchSize,
        newMaxAttempts,
        newRetryDelay,
        newMaxRetryDelay,
        deadLetterQueue,
        selector,
        subscription,
        queueWhileOpen);
  }

  /** Returns these with another queue for dead letters. */
  public JmsReceiveSettings withDeadLetterQueue(String newDeadLetterQueue) {
    return new JmsReceiveSettings(
        maxConcurrentConsumers,
        prefetchSize,
        maxAttempts,
        retryDelay,
        maxRetryDelay,
        newDeadLetterQueue,
        selector,
        subscription,
        queueWhileOpen);
  }

  /** Returns these for other messages. */
  public JmsReceiveSettings withSelector(String newSelector) {
    return new JmsReceiveSettings(
        maxConcurrentConsumers,
        prefetchSize,
        maxAttempts,
        retryDelay,
        maxRetryDelay,
        deadLetterQueue,
        newSelector,
        subscription,
        queueWhileOpen);
  }

  /** Returns these with another subscription. */
  public JmsReceiveSettings withSubscription(String newSubscription) {
    return new JmsReceiveSettings(
        maxConcurrentConsumers,
        prefetchSize,
        maxAttempts,
        retryDelay,
        maxRetryDelay,
        deadLetterQueue,
        selector,
        newSubscription,
        queueWhileOpen);
  }

  /** Returns these with a queue that is there only while the listener is open, or always. */
  public JmsReceiveSettings withQueueWhileOpen(boolean newQueueWhileOpen) {
    return new JmsReceiveSettings(
        maxConcurrentConsumers,
        prefetchSize,
        maxAttempts,
        retryDelay,
        maxRetryDelay,
        deadLetterQueue,
        selector,
        subscription,
        newQueueWhileOpen);
  }

  /** Returns how long after so many failures a message is tried again. */
  Duration delayAfter(int failures) {
    long factor = 1L << Math.min(failures - 1, 30);
    Duration delay = retryDelay.multipliedBy(factor);
    return delay.compareTo(maxRetryDelay) > 0 ? maxRetryDelay : delay;
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
    }
  }
}
