package dev.woad.hosting.configuration;

import dev.woad.bindings.BindingParameterSettings;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.hosting.EndpointSecurity;
import dev.woad.hosting.HostExtension;
import dev.woad.hosting.HostExtensions;
import dev.woad.hosting.Hosts;
import dev.woad.hosting.ServiceHost;
import dev.woad.security.UnsecuredEndpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Services, their endpoints and their settings as a file gives them, free of mistakes as far as
 * that can be told without opening them. Immutable.
 *
 * <pre>{@code
 * try (Hosts hosts = HostConfiguration.read(Path.of("host.yaml")).open()) {
 *   hosts.awaitClose();
 * }
 * }</pre>
 */
public final class HostConfiguration {

  private final List<ServiceConfiguration> services;
  private final List<BindingParameterSettings> sections;
  private final Duration closeTimeout;

  HostConfiguration(
      List<ServiceConfiguration> services,
      List<BindingParameterSettings> sections,
      Duration closeTimeout) {
    this.services = List.copyOf(services);
    this.sections = List.copyOf(sections);
    this.closeTimeout = closeTimeout;
  }

  /**
   * Reads a file as {@link ConfigurationReader} does without further settings.
   *
   * @throws ConfigurationException if there are mistakes in it
   */
  public static HostConfiguration read(Path file) {
    return ConfigurationReader.create().read(file);
  }

  /** Returns the services, in the order of the file; at least one. */
  public List<ServiceConfiguration> services() {
    return services;
  }

  /** Returns how long hosts let calls under way go on when they are closed. */
  public Duration closeTimeout() {
    return closeTimeout;
  }

  /** Returns what the file says for all transports, as parameters of their own. */
  public BindingParameters parameters() {
    BindingParameters fromFile = new BindingParameters();
    sections.forEach(section -> section.putInto(fromFile));
    return fromFile;
  }

  /**
   * Returns a host for each service, none of them open.
   *
   * @throws ConfigurationException if a service does not fit its contracts
   */
  public Hosts build() {
    return assemble(parameters(), false);
  }

  /** Opens as {@link #open(BindingParameters)} does, with what the file says for all transports. */
  public Hosts open() {
    return open(parameters());
  }

  /**
   * Returns a host for each service, all of them open. Parts that take long to start do so at the
   * same time.
   *
   * @param given what all transports are given: {@link #parameters} with what may be added to them,
   *     such as the HTTP server to run in
   * @throws ConfigurationException if a service does not fit its contracts
   * @throws RuntimeException if one of them cannot be opened; then none is
   */
  public Hosts open(BindingParameters given) {
    Hosts hosts = assemble(given, true);
    hosts.open();
    return hosts;
  }

  /** Refuses what a container does not protect, nor anything else, where others reach it. */
  private static void requireSecurity(ServiceConfiguration service, BindingParameters given) {
    UnsecuredEndpoints unsecured =
        given.find(UnsecuredEndpoints.class).orElse(UnsecuredEndpoints.REFUSED);
    for (ServiceEndpoint endpoint : service.endpoints()) {
      EndpointSecurity security = EndpointSecurity.of(endpoint);
      if (security.isRemote()
          && security.isOpen()
          && !unsecured.isAllowed(endpoint.address().scheme())) {
        throw new IllegalArgumentException(
            "address: "
                + endpoint.address()
                + ": others than this machine reach it, and nothing secures it (expected: security"
                + " of its binding, a loopback address, or security: { allowUnsecured: true })");
      }
    }
  }

  private Hosts assemble(BindingParameters given, boolean toBeOpened) {
    Problems problems = new Problems();
    List<ServiceHost> hosts = new ArrayList<>();
    List<HostExtension> extensions =
        given.find(HostExtensions.class).map(HostExtensions::all).orElse(List.of());
    try {
      for (ServiceConfiguration service : services) {
        try {
          requireSecurity(service, given);
          hosts.add(service.build(given, toBeOpened, extensions));
        } catch (IllegalArgumentException e) {
          problems.add(service.location(), String.valueOf(e.getMessage()));
        }
      }
      problems.throwIfAny();
      return Hosts.of(hosts, closeTimeout, extensions);
    } catch (RuntimeException | Error e) {
      hosts.forEach(ServiceHost::close);
      throw e;
    }
  }
}
