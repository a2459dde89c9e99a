package dev.woad.bindings;

import java.time.Duration;

/**
 * How long a binding waits. WCF's names and defaults. More than a hundred years, which is how WCF's
 * configurations say for ever, count as a hundred years.
 *
 * @param open for a channel to open; 1 minute
 * @param close for a channel to close; 1 minute
 * @param send for a call, from its request to the end of its reply; 1 minute
 * @param receive for the next message, or the next part of one, before the channel counts as idle;
 *     10 minutes
 */
public record Timeouts(Duration open, Duration close, Duration send, Duration receive) {

  // Short enough to be counted in nanoseconds.
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** The timeouts that hold where nothing else is said. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10));

  /** Checks that each lets some time pass. */
  public Timeouts {
    open = bounded("openTimeout", open);
    close = bounded("closeTimeout", close);
    send = bounded("sendTimeout", send);
    receive = bounded("receiveTimeout", receive);
  }

  /** Returns the given time, or a hundred years if it is more than can be counted. */
  public static Duration countable(Duration time) {
    return time.compareTo(FOR_EVER) > 0 ? FOR_EVER : time;
  }

  /** Returns these with another time for opening. */
  public Timeouts withOpen(Duration newOpen) {
    return new Timeouts(newOpen, close, send, receive);
  }

  /** Returns these with another time for closing. */
  public Timeouts withClose(Duration newClose) {
    return new Timeouts(open, newClose, send, receive);
  }

  /** Returns these with another time for a call. */
  public Timeouts withSend(Duration newSend) {
    return new Timeouts(open, close, newSend, receive);
  }

  /** Returns these with another time for what comes in. */
  public Timeouts withReceive(Duration newReceive) {
    return new Timeouts(open, close, send, newReceive);
  }

  private static Duration bounded(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
    return countable(value);
  }
}
