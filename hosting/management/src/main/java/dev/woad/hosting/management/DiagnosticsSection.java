package dev.woad.hosting.management;

import dev.woad.bindings.BindingParameterSettings;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.HealthIndicators;
import dev.woad.contracts.EndpointAddress;
import dev.woad.hosting.HostExtensions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code diagnostics} of a host's configuration: what those who run it can see. What is
 * null is not there.
 *
 * @param address what {@code /health} and {@code /metrics} are beneath: {@code http://host:port/},
 *     with a path or without
 * @param accessToken what callers from other machines give as {@code Authorization: Bearer};
 *     without it, metrics and the details of health are for this machine alone
 * @param tracing where traces go
 */
public record DiagnosticsSection(
    @Nullable URI address, @Nullable String accessToken, @Nullable TracingSettings tracing)
    implements BindingParameterSettings {

  private static final int SHORTEST_TOKEN = 16;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the address is not one of HTTP, or the token can be guessed
   */
  public DiagnosticsSection {
    if (address != null && !String.valueOf(address.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "address: " + address + " (expected: http://... or https://...)");
    }
    if (accessToken != null && accessToken.length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "accessToken: " + accessToken.length() + " characters (expected: >= 16)");
    }
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "diagnostics at " + address;
  }

  @Override
  public void putInto(BindingParameters parameters) {
    HealthIndicators health = parameters.findOrPut(HealthIndicators.class, HealthIndicators::new);
    HostExtensions extensions = parameters.findOrPut(HostExtensions.class, HostExtensions::new);
    if (tracing != null) {
      extensions.add(new Tracing(tracing));
    }
    if (address != null) {
      extensions.add(
          new Management(
              EndpointAddress.of(address.toString()), Access.of(accessToken), health, parameters));
    }
  }
}
