package dev.woad.bindings.framing.channel;

import java.time.Duration;

/**
 * How long connections are kept that carry no session. WCF's names and defaults.
 *
 * @param idleTimeout how long one is kept without being used; 2 minutes
 * @param leaseTimeout how old one may be to be kept after a session; 5 minutes
 * @param maxOutboundConnectionsPerEndpoint how many are kept for one host and port; 10
 */
public record ConnectionPoolSettings(
    Duration idleTimeout, Duration leaseTimeout, int maxOutboundConnectionsPerEndpoint) {

  /** The settings that hold where nothing else is said. */
  public static final ConnectionPoolSettings DEFAULT =
      new ConnectionPoolSettings(Duration.ofMinutes(2), Duration.ofMinutes(5), 10);

  /** Checks that each makes sense. */
  public ConnectionPoolSettings {
    require("idleTimeout", idleTimeout);
    require("leaseTimeout", leaseTimeout);
    if (maxOutboundConnectionsPerEndpoint < 0) {
      throw new IllegalArgumentException(
          "maxOutboundConnectionsPerEndpoint: "
              + maxOutboundConnectionsPerEndpoint
              + " (expected: >= 0)");
    }
  }

  private static void require(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
