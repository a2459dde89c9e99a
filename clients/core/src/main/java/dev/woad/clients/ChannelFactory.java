package dev.woad.clients;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.MessageFormatters;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Makes channels: objects of the contract's interface whose methods call a service.
 *
 * <p>A factory holds what its channels share, such as connections; make one for each endpoint, keep
 * it, and close it at the end. Factories and channels are safe for use by many threads.
 *
 * <pre>{@code
 * try (ChannelFactory<Orders> factory =
 *     ChannelFactory.of(Orders.class, BasicHttpBinding.create(), "http://localhost:8080/orders")) {
 *   Order order = factory.createChannel().getOrder("42");
 * }
 * }</pre>
 *
 * @param <T> the contract: a {@code @WebService} interface, which may have JAX-WS's asynchronous
 *     methods beside the others, or the {@linkplain dev.woad.contracts.AsyncShapeOf asynchronous
 *     shape} of one
 */
public final class ChannelFactory<T> implements AutoCloseable {

  private final Class<T> type;
  private final ClientRuntime runtime;
  private final ChannelInitiator initiator;
  private volatile boolean closed;

  private ChannelFactory(Class<T> type, ClientRuntime runtime, ChannelInitiator initiator) {
    this.type = type;
    this.runtime = runtime;
    this.initiator = initiator;
  }

  /**
   * Returns a factory for an endpoint. Nothing is connected, nor is any WSDL read.
   *
   * @param behaviors what is added to the path of calls
   * @throws IllegalArgumentException if the class is no contract, or the address is not one of the
   *     binding's scheme
   */
  public static <T> ChannelFactory<T> of(
      Class<T> contract, Binding binding, String address, Behavior... behaviors) {
    ContractDescription description = ContractDescription.of(contract);
    ServiceEndpoint endpoint =
        new ServiceEndpoint(description, binding, EndpointAddress.of(address));
    ClientRuntime.Builder runtime =
        ClientRuntime.builder(
            endpoint, MessageFormatters.of(description, binding.messageVersion()));
    List.of(behaviors).forEach(behavior -> apply(behavior, endpoint, runtime));
    ChannelInitiator initiator =
        binding.createInitiator(
            new BindingContext(binding, endpoint.address(), new BindingParameters()));
    return new ChannelFactory<>(contract, runtime.build(), initiator);
  }

  /**
   * Returns a channel to the endpoint, which is also a {@link ClientChannel}.
   *
   * @throws CommunicationObjectClosedException if the factory has been closed
   */
  public T createChannel() {
    if (closed) {
      throw new CommunicationObjectClosedException("channel factory: closed");
    }
    ChannelProxy proxy =
        new ChannelProxy(type, runtime, initiator.createChannel(runtime.endpoint().address()));
    return type.cast(
        Proxy.newProxyInstance(
            ChannelProxy.loader(type), new Class<?>[] {type, ClientChannel.class}, proxy));
  }

  /** Returns the endpoint that channels lead to. */
  public ServiceEndpoint endpoint() {
    return runtime.endpoint();
  }

  /** Closes what channels share; channels still open are aborted. Does nothing the second time. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      initiator.close(runtime.endpoint().binding().timeouts().close());
    }
  }

  private static void apply(
      Behavior behavior, ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
    if (behavior instanceof Behavior.OfContract ofContract
        && ofContract.contract() == endpoint.contract().type()) {
      ofContract.applyClient(endpoint.contract(), runtime);
    }
    if (behavior instanceof Behavior.OfEndpoint ofEndpoint) {
      ofEndpoint.applyClient(endpoint, runtime);
    }
    if (behavior instanceof Behavior.OfOperation ofOperation) {
      for (OperationDescription operation : endpoint.contract().operations()) {
        if (ofOperation.appliesTo(operation)) {
          ofOperation.applyClient(operation, runtime);
        }
      }
    }
  }
}
