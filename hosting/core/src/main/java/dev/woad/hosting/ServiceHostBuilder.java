package dev.woad.hosting;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.HealthIndicators;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.AddressFilterMode;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.dispatcher.ActiveCalls;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.InstanceProvider;
import dev.woad.dispatcher.ServiceInstances;
import dev.woad.dispatcher.ServiceThrottle;
import dev.woad.dispatcher.ServiceThrottling;
import dev.woad.dispatcher.authorization.AuthorizationBehavior;
import dev.woad.dispatcher.authorization.ServiceAuthorization;
import dev.woad.security.ServiceCredentials;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a {@link ServiceHost} is made of. What the service class says by {@link
 * ServiceBehavior} holds unless it is said otherwise here. For use by one thread.
 */
public final class ServiceHostBuilder {

  private final Class<?> service;
  private final List<ServiceEndpoint> endpoints = new ArrayList<>();
  private final Map<ServiceEndpoint, List<Behavior>> endpointBehaviors = new LinkedHashMap<>();
  private final List<Behavior> behaviors = new ArrayList<>();
  private final Map<Class<?>, Object> ownParameters = new LinkedHashMap<>();
  private final ServiceBehaviorSettings settings;
  private final InstanceSource instanceSource;
  private @Nullable URL wsdl;
  private boolean metadata = true;
  private ServiceThrottling throttling = ServiceThrottling.DEFAULT;
  private @Nullable ServiceAuthorization authorization;
  private BindingParameters parameters = new BindingParameters();

  ServiceHostBuilder(Class<?> service) {
    this.service = service;
    this.settings = ServiceBehaviorSettings.of(service);
    this.instanceSource = new InstanceSource(service);
  }

  /**
   * Adds an endpoint. Endpoints at one address must have the same binding object.
   *
   * @throws IllegalArgumentException if the contract is no interface, or the address is not one of
   *     the binding's scheme
   */
  public ServiceHostBuilder endpoint(Class<?> contract, Binding binding, String address) {
    return endpoint(contract, binding, EndpointAddress.of(address));
  }

  /** Adds an endpoint with behaviors of its own. */
  public ServiceHostBuilder endpoint(
      Class<?> contract, Binding binding, EndpointAddress address, Behavior... own) {
    ServiceEndpoint endpoint =
        new ServiceEndpoint(ContractDescription.of(contract), binding, address);
    endpoints.add(endpoint);
    endpointBehaviors.put(endpoint, List.of(own));
    return this;
  }

  /** Adds a behavior after those already there. */
  public ServiceHostBuilder behavior(Behavior behavior) {
    behaviors.add(behavior);
    return this;
  }

  /** Sets where instances come from. */
  public ServiceHostBuilder instanceProvider(InstanceProvider newInstanceProvider) {
    instanceSource.given(newInstanceProvider);
    return this;
  }

  /**
   * Makes instances by the public constructor that takes the given settings, and the {@linkplain
   * #channel channels} after them. A host of a class without such a constructor cannot be built.
   */
  public ServiceHostBuilder settings(Record newSettings) {
    instanceSource.settings(newSettings);
    return this;
  }

  /**
   * Gives instances a channel, by which the service calls another one: their constructor takes it.
   * It is connected by the first call, and closed with the host.
   *
   * @param contract an interface as a channel factory takes it
   * @throws IllegalArgumentException if the class is no contract or one that calls back, or the
   *     binding does not have what it needs
   */
  public ServiceHostBuilder channel(Class<?> contract, Binding binding, EndpointAddress address) {
    instanceSource.channel(HostChannel.of(contract, binding, address));
    return this;
  }

  /** Sets which calls share an instance. */
  public ServiceHostBuilder instanceContextMode(InstanceContextMode mode) {
    settings.instanceContextMode = mode;
    return this;
  }

  /** Sets how many calls may be inside one instance at a time. */
  public ServiceHostBuilder concurrencyMode(ConcurrencyMode mode) {
    settings.concurrencyMode = mode;
    return this;
  }

  /** Sets how many calls, sessions and instances there may be at a time. */
  public ServiceHostBuilder serviceThrottling(ServiceThrottling newThrottling) {
    throttling = newThrottling;
    return this;
  }

  /** Sets which addresses a message may name in its To header. */
  public ServiceHostBuilder addressFilterMode(AddressFilterMode mode) {
    settings.addressFilterMode = mode;
    return this;
  }

  /** Sets whether callers are told of undeclared exceptions in detail; for debugging only. */
  public ServiceHostBuilder includeExceptionDetailInFaults(boolean include) {
    settings.includeExceptionDetailInFaults = include;
    return this;
  }

  /**
   * Sets whether the service describes itself, by WSDL and a page for people; it does by default.
   */
  public ServiceHostBuilder metadata(boolean enabled) {
    metadata = enabled;
    return this;
  }

  /**
   * Serves a WSDL file as it is, addresses included, in place of one made from the endpoints. Files
   * that it imports are served with it; only the locations of imports are changed.
   */
  public ServiceHostBuilder wsdl(URL location) {
    wsdl = location;
    return this;
  }

  /** Sets how the service finds out who calls. */
  public ServiceHostBuilder credentials(ServiceCredentials credentials) {
    return parameter(ServiceCredentials.class, credentials);
  }

  /** Sets what decides who may call what, besides annotations. */
  public ServiceHostBuilder authorization(ServiceAuthorization newAuthorization) {
    authorization = newAuthorization;
    return this;
  }

  /** Gives something to the transports of all endpoints, such as the HTTP server to run in. */
  public <T> ServiceHostBuilder parameter(Class<T> type, T value) {
    ownParameters.put(type, value);
    return this;
  }

  /**
   * Gives to the transports of all endpoints what several hosts share, besides what {@link
   * #parameter} gives to those of this host alone.
   */
  public ServiceHostBuilder parameters(BindingParameters shared) {
    parameters = shared;
    return this;
  }

  /**
   * Starts to make the instance, if all calls share one, while the host is still being built. For
   * services that take long to start; comes after what says how instances are made. A host that is
   * built thereafter must be opened or closed.
   */
  public ServiceHostBuilder startInstance() {
    instanceSource.start(settings.instanceContextMode, hostParameters());
    return this;
  }

  /**
   * Returns the host, not yet open.
   *
   * @throws IllegalArgumentException if there is no endpoint, if endpoints clash, or if the service
   *     lacks a method for an operation
   */
  public ServiceHost build() {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException(
          "endpoints of " + service.getName() + ": none (expected: at least one)");
    }
    try {
      ServiceThrottle throttle = ServiceThrottle.of(throttling);
      ServiceInstances instances =
          ServiceInstances.of(
              instanceSource.provider(hostParameters()),
              settings.instanceContextMode,
              settings.concurrencyMode,
              throttle);
      ActiveCalls activeCalls = new ActiveCalls();
      QName name = settings.name(service, endpoints.get(0).contract());
      HostAssembly assembly =
          new HostAssembly(
              service,
              settings,
              instances,
              new HostBehaviors(behaviors, endpointBehaviors),
              AuthorizationBehavior.of(
                  service,
                  hostParameters().find(ServiceCredentials.class).orElse(null),
                  authorization));
      List<AddressListener> listeners =
          assembly.listeners(endpoints, hostParameters(), metadataSource(name), activeCalls);
      Optional<ServiceHealth> health =
          parameters
              .find(HealthIndicators.class)
              .map(indicators -> ServiceHealth.register(service, instances, indicators));
      return new ServiceHost(
          name,
          listeners,
          new ServiceHost.Parts(
              instances,
              throttle,
              activeCalls,
              instanceSource,
              () -> health.ifPresent(ServiceHealth::close)));
    } catch (RuntimeException | Error e) {
      instanceSource.abandon();
      throw e;
    }
  }

  ServiceHostBuilder singleton(Object instance) {
    settings.instanceContextMode = InstanceContextMode.SINGLE;
    instanceSource.given(new SingletonInstanceProvider(instance));
    return this;
  }

  private BindingParameters hostParameters() {
    BindingParameters own = parameters.child();
    ownParameters.forEach((type, value) -> putUnchecked(own, type, value));
    return own;
  }

  @SuppressWarnings("unchecked") // The value came in with its type.
  private static <T> void putUnchecked(BindingParameters parameters, Class<T> type, Object value) {
    parameters.put(type, (T) value);
  }

  private Optional<HostMetadata> metadataSource(QName name) {
    return metadata
        ? Optional.of(new HostMetadata(name, settings.contractWsdl(service), wsdl))
        : Optional.empty();
  }
}
