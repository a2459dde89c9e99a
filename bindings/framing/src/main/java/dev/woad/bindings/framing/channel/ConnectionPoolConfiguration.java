package dev.woad.bindings.framing.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool as configuration gives it: what is not given is as it is by default.
 *
 * @param idleTimeout how long a connection is kept without being used
 * @param leaseTimeout how old one may be to be kept after a session
 * @param maxOutboundConnectionsPerEndpoint how many are kept for one host and port
 */
public record ConnectionPoolConfiguration(
    @Nullable Duration idleTimeout,
    @Nullable Duration leaseTimeout,
    @Nullable Integer maxOutboundConnectionsPerEndpoint) {

  /** Returns the pool that these settings make. */
  public ConnectionPoolSettings toSettings() {
    ConnectionPoolSettings base = ConnectionPoolSettings.DEFAULT;
    return new ConnectionPoolSettings(
        idleTimeout == null ? base.idleTimeout() : idleTimeout,
        leaseTimeout == null ? base.leaseTimeout() : leaseTimeout,
        maxOutboundConnectionsPerEndpoint == null
            ? base.maxOutboundConnectionsPerEndpoint()
            : maxOutboundConnectionsPerEndpoint);
  }
}
