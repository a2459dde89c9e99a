package dev.woad.hosting;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.ListenerEndpoints;
import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.ActiveCalls;
import dev.woad.dispatcher.ChannelDispatcher;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.DispatchRuntime;
import dev.woad.dispatcher.MessageFormatters;
import dev.woad.dispatcher.ServiceInstances;
import dev.woad.dispatcher.authorization.AuthorizationBehavior;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the parts of a host together. */
record HostAssembly(
    Class<?> service,
    ServiceBehaviorSettings settings,
    ServiceInstances instances,
    HostBehaviors behaviors,
    AuthorizationBehavior security) {

  List<AddressListener> listeners(
      List<ServiceEndpoint> endpoints,
      BindingParameters parameters,
      Optional<HostMetadata> metadata,
      ActiveCalls activeCalls) {
    List<AddressListener> listeners = new ArrayList<>();
    for (List<ServiceEndpoint> together : byAddress(endpoints).values()) {
      ServiceEndpoint first = together.get(0);
      BindingParameters own = parameters.child();
      own.put(ListenerEndpoints.class, new ListenerEndpoints(together));
      metadata.ifPresent(source -> own.put(MetadataSource.class, source));
      Set<ChannelShape> shapes =
          together.stream().map(ServiceEndpoint::shape).collect(Collectors.toSet());
      ChannelListener listener =
          first
              .binding()
              .createListener(new BindingContext(first.binding(), first.address(), own, shapes));
      List<DispatchRuntime> runtimes =
          together.stream().map(endpoint -> runtime(endpoint, listener::address)).toList();
      listeners.add(
          new AddressListener(
              listener, ChannelDispatcher.of(runtimes, first.address(), activeCalls), together));
    }
    metadata.ifPresent(source -> source.describe(listeners));
    return listeners;
  }

  private static Map<String, List<ServiceEndpoint>> byAddress(List<ServiceEndpoint> endpoints) {
    Map<String, List<ServiceEndpoint>> byAddress = new LinkedHashMap<>();
    for (ServiceEndpoint endpoint : endpoints) {
      List<ServiceEndpoint> there =
          byAddress.computeIfAbsent(key(endpoint.address().uri()), absent -> new ArrayList<>());
      for (ServiceEndpoint other : there) {
        requireCompatible(endpoint, other);
      }
      there.add(endpoint);
    }
    return byAddress;
  }

  private static void requireCompatible(ServiceEndpoint endpoint, ServiceEndpoint other) {
    if (endpoint.binding() != other.binding()) {
      throw new IllegalArgumentException(
          "address: "
              + endpoint.address()
              + " has two bindings, "
              + other.binding().name()
              + " and "
              + endpoint.binding().name()
              + " (expected: an address for each, or one binding object for both)");
    }
    if (endpoint.contract().equals(other.contract())) {
      throw new IllegalArgumentException(
          "address: " + endpoint.address() + " has " + endpoint.contract() + " twice");
    }
  }

  private static String key(URI uri) {
    String text = uri.toString();
    return uri.isOpaque()
        ? text
        : (text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
            .toLowerCase(Locale.ROOT);
  }

  private DispatchRuntime runtime(ServiceEndpoint endpoint, Supplier<EndpointAddress> address) {
    DispatchRuntime.Builder runtime =
        DispatchRuntime.builder(endpoint, service, instances)
            .formatters(formatters(endpoint))
            .addressFilterMode(settings.addressFilterMode)
            .includeExceptionDetailInFaults(settings.includeExceptionDetailInFaults);
    security.applyDispatch(endpoint, runtime);
    behaviors.apply(endpoint, runtime);
    ContractDescription callback = endpoint.contract().callback();
    if (callback != null) {
      runtime.callbackRuntime(
          callbackRuntime(
              new ServiceEndpoint(callback, endpoint.binding(), endpoint.address()),
              endpoint,
              address));
    }
    return runtime.build();
  }

  private ClientRuntime callbackRuntime(
      ServiceEndpoint callback, ServiceEndpoint endpoint, Supplier<EndpointAddress> address) {
    ClientRuntime.Builder runtime =
        ClientRuntime.builder(callback, formatters(callback)).callbacksOf(address);
    behaviors.applyCallback(callback, endpoint, runtime);
    return runtime.build();
  }

  private static Map<OperationDescription, MessageFormatter> formatters(ServiceEndpoint endpoint) {
    MessageVersion version = endpoint.binding().messageVersion();
    if (version.envelope() == EnvelopeVersion.NONE) {
      return Map.of();
    }
    return MessageFormatters.of(endpoint.contract(), version);
  }
}
