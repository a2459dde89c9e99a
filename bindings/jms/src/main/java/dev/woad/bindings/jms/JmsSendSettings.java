package dev.woad.bindings.jms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a binding sends. What an address says by its parameters, such as {@code
 * jms:queue:orders?priority=7}, comes first.
 *
 * @param durable whether messages outlive the broker; they do
 * @param priority 0 to 9, where more comes first; 4
 * @param timeToLive how long a message of a one-way operation, or one whose reply is taken later,
 *     may wait before it expires; null for ever. A request with a caller that waits expires with
 *     the caller's patience
 * @param messageFormat what messages are to JMS
 * @param replyQueue a queue that replies come to and stay in when this program ends; null for one
 *     that ends with it
 */
public record JmsSendSettings(
    boolean durable,
    int priority,
    @Nullable Duration timeToLive,
    JmsMessageFormat messageFormat,
    @Nullable String replyQueue) {

  /** Durable messages of bytes, without end. */
  public static final JmsSendSettings DEFAULT =
      new JmsSendSettings(true, 4, null, JmsMessageFormat.BYTES, null);

  /** Checks the priority and the time. */
  public JmsSendSettings {
    if (priority < 0 || priority > 9) {
      throw new IllegalArgumentException("priority: " + priority + " (expected: 0 to 9)");
    }
    if (timeToLive != null && (timeToLive.isNegative() || timeToLive.isZero())) {
      throw new IllegalArgumentException("timeToLive: " + timeToLive + " (expected: > 0)");
    }
  }

  /** Returns these with messages that outlive the broker, or do not. */
  public JmsSendSettings withDurable(boolean newDurable) {
    return new JmsSendSettings(newDurable, priority, timeToLive, messageFormat, replyQueue);
  }

  /** Returns these with another priority. */
  public JmsSendSettings withPriority(int newPriority) {
    return new JmsSendSettings(durable, newPriority, timeToLive, messageFormat, replyQueue);
  }

  /** Returns these with another time to live. */
  public JmsSendSettings withTimeToLive(Duration newTimeToLive) {
    return new JmsSendSettings(durable, priority, newTimeToLive, messageFormat, replyQueue);
  }

  /** Returns these with another format. */
  public JmsSendSettings withMessageFormat(JmsMessageFormat newMessageFormat) {
    return new JmsSendSettings(durable, priority, timeToLive, newMessageFormat, replyQueue);
  }

  /** Returns these with another queue for replies. */
  public JmsSendSettings withReplyQueue(String newReplyQueue) {
    return new JmsSendSettings(durable, priority, timeToLive, messageFormat, newReplyQueue);
  }
}
