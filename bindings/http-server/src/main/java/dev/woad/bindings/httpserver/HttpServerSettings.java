package dev.woad.bindings.httpserver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an embedded HTTP server listens.
 *
 * @param host the name or address to bind
 * @param port the port; 0 for any that is free
 * @param maxConnections how many connections may be open at a time; 8192
 * @param listenBacklog how many may wait to be accepted; 512
 * @param idleTimeout after how long without a request, or with a request standing still, a
 *     connection is closed; 2 minutes
 * @param trustForwarded whether {@code Forwarded} and {@code X-Forwarded-*} headers are believed:
 *     only if a proxy in front sets or removes them
 * @param tls what protects connections; null if nothing does. Among the parameters of a host it is
 *     for those of its addresses that ask for it
 */
public record HttpServerSettings(
    String host,
    int port,
    int maxConnections,
    int listenBacklog,
    Duration idleTimeout,
    boolean trustForwarded,
    @Nullable HttpServerTls tls) {

  /** Creates settings of a server without TLS. */
  public HttpServerSettings(
      String host,
      int port,
      int maxConnections,
      int listenBacklog,
      Duration idleTimeout,
      boolean trustForwarded) {
    this(host, port, maxConnections, listenBacklog, idleTimeout, trustForwarded, null);
  }

  /** Returns settings with defaults. */
  public static HttpServerSettings of(String host, int port) {
    return new HttpServerSettings(host, port, 8192, 512, Duration.ofMinutes(2), false);
  }

  /** Returns these settings for another place to listen. */
  public HttpServerSettings withListen(String newHost, int newPort) {
    return new HttpServerSettings(
        newHost, newPort, maxConnections, listenBacklog, idleTimeout, trustForwarded, tls);
  }

  /** Returns these settings with forwarded addresses believed or not. */
  public HttpServerSettings withTrustForwarded(boolean newTrustForwarded) {
    return new HttpServerSettings(
        host, port, maxConnections, listenBacklog, idleTimeout, newTrustForwarded, tls);
  }

  /** Returns these settings with TLS, or without. */
  public HttpServerSettings withTls(@Nullable HttpServerTls newTls) {
    return new HttpServerSettings(
        host, port, maxConnections, listenBacklog, idleTimeout, trustForwarded, newTls);
  }
}
