package dev.woad.bindings.framing;

import java.time.Duration;

/**
 * What holds for all connections that come to one port.
 *
 * @param listenBacklog how many connections the operating system keeps that were not taken yet
 * @param maxConnections how many connections there may be; those beyond are told that the server is
 *     too busy
 * @param maxPendingConnections how many of them may not have said yet what they want; no more are
 *     taken then
 * @param channelInitializationTimeout how long they may take to say so
 * @param idleTimeout how long a connection stays open between two sessions
 */
public record PortSettings(
    int listenBacklog,
    int maxConnections,
    int maxPendingConnections,
    Duration channelInitializationTimeout,
    Duration idleTimeout) {

  /** The settings that hold where nothing else is said. */
  public static final PortSettings DEFAULT =
      new PortSettings(1024, 10_000, 1000, Duration.ofSeconds(30), Duration.ofMinutes(2));

  /** Checks that each lets something through. */
  public PortSettings {
    require("listenBacklog", listenBacklog);
    require("maxConnections", maxConnections);
    require("maxPendingConnections", maxPendingConnections);
    require("channelInitializationTimeout", channelInitializationTimeout);
    require("idleTimeout", idleTimeout);
  }

  /** Returns these settings with another number of connections. */
  public PortSettings withMaxConnections(int newMaxConnections) {
    return new PortSettings(
        listenBacklog,
        newMaxConnections,
        maxPendingConnections,
        channelInitializationTimeout,
        idleTimeout);
  }

  /** Returns these settings with another time between two sessions. */
  public PortSettings withIdleTimeout(Duration newIdleTimeout) {
    return new PortSettings(
        listenBacklog,
        maxConnections,
        maxPendingConnections,
        channelInitializationTimeout,
        newIdleTimeout);
  }

  private static void require(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }

  private static void require(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
