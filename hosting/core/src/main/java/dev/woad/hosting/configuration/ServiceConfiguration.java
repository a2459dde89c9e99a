package dev.woad.hosting.configuration;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.hosting.HostExtension;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import java.net.URL;
import java.util.List;
import java.util.Optional;

/** One service of a configuration, with its class and endpoints found. Immutable. */
public final class ServiceConfiguration {

  private final Class<?> service;
  private final Optional<Record> settings;
  private final List<Client> clients;
  private final List<ServiceEndpoint> endpoints;
  private final Entry.OfService entry;
  private final Optional<URL> wsdl;
  private final Location location;

  ServiceConfiguration(
      Class<?> service,
      Optional<Record> settings,
      List<Client> clients,
      List<ServiceEndpoint> endpoints,
      Entry.OfService entry,
      Optional<URL> wsdl,
      Location location) {
    this.service = service;
    this.settings = settings;
    this.clients = List.copyOf(clients);
    this.endpoints = List.copyOf(endpoints);
    this.entry = entry;
    this.wsdl = wsdl;
    this.location = location;
  }

  /** Returns the class of the service. */
  public Class<?> service() {
    return service;
  }

  /** Returns what its instances are made with, if their constructor takes something. */
  public Optional<Record> settings() {
    return settings;
  }

  /** Returns the endpoints, in the order of the file. */
  public List<ServiceEndpoint> endpoints() {
    return endpoints;
  }

  /** Returns where the file names the service. */
  public Location location() {
    return location;
  }

  /**
   * Builds the host.
   *
   * @param toBeOpened whether it is going to be opened, so that its instance may be made already
   */
  ServiceHost build(
      BindingParameters parameters, boolean toBeOpened, List<HostExtension> extensions) {
    ServiceHostBuilder builder = ServiceHost.builder(service).parameters(parameters);
    extensions.forEach(extension -> extension.extend(builder));
    settings.ifPresent(builder::settings);
    clients.forEach(
        client ->
            builder.channel(
                client.type(), client.endpoint().binding(), client.endpoint().address()));
    if (entry.instanceContextMode() != null) {
      builder.instanceContextMode(entry.instanceContextMode());
    }
    if (toBeOpened) {
      builder.startInstance();
    }
    if (entry.concurrencyMode() != null) {
      builder.concurrencyMode(entry.concurrencyMode());
    }
    if (entry.addressFilterMode() != null) {
      builder.addressFilterMode(entry.addressFilterMode());
    }
    if (entry.includeExceptionDetailInFaults() != null) {
      builder.includeExceptionDetailInFaults(entry.includeExceptionDetailInFaults());
    }
    if (entry.metadata() != null) {
      builder.metadata(entry.metadata());
    }
    if (entry.serviceThrottling() != null) {
      builder.serviceThrottling(entry.serviceThrottling());
    }
    wsdl.ifPresent(builder::wsdl);
    for (ServiceEndpoint endpoint : endpoints) {
      builder.endpoint(endpoint.contract().type(), endpoint.binding(), endpoint.address());
    }
    return builder.build();
  }

  /**
   * What the service calls.
   *
   * @param type the interface of the channel
   */
  record Client(Class<?> type, ServiceEndpoint endpoint) {}
}
