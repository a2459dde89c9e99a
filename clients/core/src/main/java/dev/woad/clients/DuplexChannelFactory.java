package dev.woad.clients;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.AddressFilterMode;
import dev.woad.contracts.CallbackBehavior;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.ActiveCalls;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ChannelDispatcher;
import dev.woad.dispatcher.DispatchRuntime;
import dev.woad.dispatcher.InstanceProvider;
import dev.woad.dispatcher.MessageFormatters;
import dev.woad.dispatcher.ServiceInstances;
import dev.woad.security.ClientCredentials;
import java.util.List;

/**
 * Makes channels to a service that calls back. Callbacks come to one object, which the channels of
 * the factory share, over the connection of the channel that asked for them, for as long as it is
 * open.
 *
 * <p>They run on threads of their own, one at a time and in the order in which they were sent
 * unless the object's class says otherwise by {@link CallbackBehavior}.
 *
 * <pre>{@code
 * StockFeedCallback printing = (item, level) -> System.out.println(item + ": " + level);
 * try (DuplexChannelFactory<StockFeed> factory =
 *     DuplexChannelFactory.of(
 *         StockFeed.class, printing, NetTcpBinding.create(), "net.tcp://localhost:8808/stock")) {
 *   factory.createChannel().subscribe("tea");
 *   ...
 * }
 * }</pre>
 *
 * @param <T> the contract, or an {@linkplain dev.woad.contracts.AsyncShapeOf asynchronous shape} of
 *     it
 */
public final class DuplexChannelFactory<T> implements AutoCloseable {

  private final ChannelSource<T> source;
  private final ChannelDispatcher callbacks;

  private DuplexChannelFactory(ChannelSource<T> source, ChannelDispatcher callbacks) {
    this.source = source;
    this.callbacks = callbacks;
  }

  /**
   * Returns a factory for an endpoint. Nothing is connected.
   *
   * @param callback what the service calls: it has the methods of the callback contract, or of an
   *     asynchronous shape of it
   * @param behaviors what is added to the path of calls, and to that of callbacks
   * @throws IllegalArgumentException if the contract has no callback contract, the object lacks a
   *     method of it, or the binding does not carry calls both ways
   */
  public static <T> DuplexChannelFactory<T> of(
      Class<T> contract, Object callback, Binding binding, String address, Behavior... behaviors) {
    return of(
        contract,
        callback,
        new ServiceEndpoint(ContractDescription.of(contract), binding, EndpointAddress.of(address)),
        new BindingParameters(),
        behaviors);
  }

  /**
   * Returns a factory for an endpoint, by whose credentials the client shows who it is.
   *
   * @throws IllegalArgumentException as the other does, or if credentials are missing
   */
  public static <T> DuplexChannelFactory<T> of(
      Class<T> contract,
      Object callback,
      Binding binding,
      String address,
      ClientCredentials credentials) {
    BindingParameters parameters = new BindingParameters();
    credentials.putInto(parameters);
    return of(
        contract,
        callback,
        new ServiceEndpoint(ContractDescription.of(contract), binding, EndpointAddress.of(address)),
        parameters);
  }

  private static <T> DuplexChannelFactory<T> of(
      Class<T> contract,
      Object callback,
      ServiceEndpoint calling,
      BindingParameters parameters,
      Behavior... behaviors) {
    Binding binding = calling.binding();
    ContractDescription callbackContract = calling.contract().callback();
    if (callbackContract == null) {
      throw new IllegalArgumentException(
          "contract: "
              + contract.getName()
              + " has no callbackContract (expected: one, or a ChannelFactory)");
    }
    ChannelSource<T> source = ChannelSource.of(contract, calling, parameters, behaviors);
    ServiceEndpoint endpoint =
        new ServiceEndpoint(callbackContract, binding, source.endpoint().address());
    DispatchRuntime.Builder runtime =
        DispatchRuntime.builder(endpoint, callback.getClass(), instances(callback))
            .formatters(MessageFormatters.of(callbackContract, binding.messageVersion()))
            .addressFilterMode(AddressFilterMode.ANY)
            .includeExceptionDetailInFaults(behavior(callback).includeExceptionDetailInFaults())
            .callbackRuntime(source.runtime());
    List.of(behaviors).forEach(behavior -> apply(behavior, endpoint, runtime));
    return new DuplexChannelFactory<>(
        source,
        ChannelDispatcher.of(List.of(runtime.build()), endpoint.address(), new ActiveCalls()));
  }

  /**
   * Returns a channel to the endpoint, which is also a {@link ClientChannel}.
   *
   * @throws CommunicationObjectClosedException if the factory has been closed
   */
  public T createChannel() {
    return source.createChannel(callbacks);
  }

  /** Returns the endpoint that channels lead to. */
  public ServiceEndpoint endpoint() {
    return source.endpoint();
  }

  /** Closes what channels share; channels still open are aborted. Does nothing the second time. */
  @Override
  public void close() {
    source.close();
  }

  private static ServiceInstances instances(Object callback) {
    return ServiceInstances.of(
        new Given(callback), InstanceContextMode.SINGLE, behavior(callback).concurrencyMode());
  }

  private static CallbackBehavior behavior(Object callback) {
    CallbackBehavior said = callback.getClass().getAnnotation(CallbackBehavior.class);
    return said == null ? Defaults.class.getAnnotation(CallbackBehavior.class) : said;
  }

  private static void apply(
      Behavior behavior, ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
    if (behavior instanceof Behavior.OfContract ofContract
        && ofContract.contract() == endpoint.contract().type()) {
      ofContract.applyDispatch(endpoint.contract(), runtime);
    }
    if (behavior instanceof Behavior.OfEndpoint ofEndpoint) {
      ofEndpoint.applyDispatch(endpoint, runtime);
    }
    if (behavior instanceof Behavior.OfOperation ofOperation) {
      for (OperationDescription operation : endpoint.contract().operations()) {
        if (ofOperation.appliesTo(operation)) {
          ofOperation.applyDispatch(operation, runtime);
        }
      }
    }
  }

  private record Given(Object callback) implements InstanceProvider {

    @Override
    public Object instance() {
      return callback;
    }

    @Override
    public void release(Object instance) {
      // It is the caller's.
    }
  }

  @CallbackBehavior
  private static final class Defaults {}
}
