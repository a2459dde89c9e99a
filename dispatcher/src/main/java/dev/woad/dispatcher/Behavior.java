package dev.woad.dispatcher;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;

/**
 * Adds something to the path of calls when a service or a channel factory is built. An object may
 * be a behavior of several kinds at once; each kind says where it is applied.
 */
public sealed interface Behavior {

  /** Applied once to each endpoint of a service. */
  non-sealed interface OfService extends Behavior {

    /** Adds to what is run for calls that come to the endpoint. */
    void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime);
  }

  /** Applied to one endpoint, on either end. */
  non-sealed interface OfEndpoint extends Behavior {

    /** Adds to what is run for calls that come to the endpoint. */
    default void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {}

    /** Adds to what is run for calls that go to the endpoint. */
    default void applyClient(ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {}
  }

  /** Applied to each endpoint of one contract, on either end. */
  non-sealed interface OfContract extends Behavior {

    /** Returns the interface of the contract that it is for. */
    Class<?> contract();

    /** Adds to what is run for calls that come to an endpoint of the contract. */
    default void applyDispatch(ContractDescription contract, DispatchRuntime.Builder runtime) {}

    /** Adds to what is run for calls that go to an endpoint of the contract. */
    default void applyClient(ContractDescription contract, ClientRuntime.Builder runtime) {}
  }

  /** Applied to the operations that it chooses, on either end. */
  non-sealed interface OfOperation extends Behavior {

    /** Returns whether it is for the given operation. */
    boolean appliesTo(OperationDescription operation);

    /** Adds to what is run for calls of the operation that come in. */
    default void applyDispatch(OperationDescription operation, DispatchRuntime.Builder runtime) {}

    /** Adds to what is run for calls of the operation that go out. */
    default void applyClient(OperationDescription operation, ClientRuntime.Builder runtime) {}
  }
}
