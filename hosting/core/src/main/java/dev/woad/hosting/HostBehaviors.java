package dev.woad.hosting;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.DispatchRuntime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The behaviors of a host: those of all endpoints, and those of one. */
record HostBehaviors(List<Behavior> ofAll, Map<ServiceEndpoint, List<Behavior>> ofOne) {

  /** Applies them in WCF's order: service, contract, endpoint, operation. */
  void apply(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
    if (ofAll.isEmpty() && ofOne.getOrDefault(endpoint, List.of()).isEmpty()) {
      return;
    }
    of(Behavior.OfService.class, endpoint).forEach(b -> b.applyDispatch(endpoint, runtime));
    of(Behavior.OfContract.class, endpoint)
        .filter(behavior -> behavior.contract() == endpoint.contract().type())
        .forEach(behavior -> behavior.applyDispatch(endpoint.contract(), runtime));
    of(Behavior.OfEndpoint.class, endpoint).forEach(b -> b.applyDispatch(endpoint, runtime));
    for (OperationDescription operation : endpoint.contract().operations()) {
      of(Behavior.OfOperation.class, endpoint)
          .filter(behavior -> behavior.appliesTo(operation))
          .forEach(behavior -> behavior.applyDispatch(operation, runtime));
    }
  }

  /** Applies those that are for calls going out to the callbacks of an endpoint. */
  void applyCallback(
      ServiceEndpoint callback, ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
    of(Behavior.OfContract.class, endpoint)
        .filter(behavior -> behavior.contract() == callback.contract().type())
        .forEach(behavior -> behavior.applyClient(callback.contract(), runtime));
    of(Behavior.OfEndpoint.class, endpoint).forEach(b -> b.applyClient(callback, runtime));
    for (OperationDescription operation : callback.contract().operations()) {
      of(Behavior.OfOperation.class, endpoint)
          .filter(behavior -> behavior.appliesTo(operation))
          .forEach(behavior -> behavior.applyClient(operation, runtime));
    }
  }

  private <B extends Behavior> Stream<B> of(Class<B> kind, ServiceEndpoint endpoint) {
    return Stream.concat(ofAll.stream(), ofOne.getOrDefault(endpoint, List.of()).stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
