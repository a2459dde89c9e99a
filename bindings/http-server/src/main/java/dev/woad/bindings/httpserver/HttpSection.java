package dev.woad.bindings.httpserver;

import dev.woad.bindings.BindingParameterSettings;
import dev.woad.bindings.BindingParameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code http} of a host's configuration: how embedded HTTP servers listen, whatever
 * their ports. What is null keeps the default of {@link HttpServerSettings}.
 *
 * @param maxConnections how many connections may be open at a time
 * @param listenBacklog how many may wait to be accepted
 * @param idleTimeout after how long without a request a connection is closed
 * @param trustForwarded whether forwarded addresses are believed
 * @param tls what protects connections to addresses of {@code https} and {@code wss}
 */
public record HttpSection(
    @Nullable Integer maxConnections,
    @Nullable Integer listenBacklog,
    @Nullable Duration idleTimeout,
    @Nullable Boolean trustForwarded,
    @Nullable HttpTlsSettings tls)
    implements BindingParameterSettings {

  /**
   * Checks that the settings let connections in.
   *
   * @throws IllegalArgumentException if one does not
   */
  public HttpSection {
    if (tls != null) {
      // So that what is wrong is told with the place where it stands.
      HttpServerTls unused = tls.toTls();
    }
    require("maxConnections", maxConnections);
    require("listenBacklog", listenBacklog);
    if (idleTimeout != null && (idleTimeout.isNegative() || idleTimeout.isZero())) {
      throw new IllegalArgumentException("idleTimeout: " + idleTimeout + " (expected: > 0)");
    }
  }

  @Override
  public void putInto(BindingParameters parameters) {
    HttpServerSettings defaults = HttpServerSettings.of("localhost", 0);
    parameters.put(
        HttpServerSettings.class,
        new HttpServerSettings(
            defaults.host(),
            defaults.port(),
            orElse(maxConnections, defaults.maxConnections()),
            orElse(listenBacklog, defaults.listenBacklog()),
            orElse(idleTimeout, defaults.idleTimeout()),
            orElse(trustForwarded, defaults.trustForwarded()),
            tls == null ? null : tls.toTls()));
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static void require(String name, @Nullable Integer value) {
    if (value != null && value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
