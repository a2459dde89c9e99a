package dev.woad.clients;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.dispatcher.Behavior;
import dev.woad.security.ClientCredentials;
import java.util.ArrayList;
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

  private final ChannelSource<T> source;

  private ChannelFactory(ChannelSource<T> source) {
    this.source = source;
  }

  /**
   * Returns a factory for an endpoint. Nothing is connected, nor is any WSDL read.
   *
   * @param behaviors what is added to the path of calls
   * @throws IllegalArgumentException if the class is no contract or one that calls back, or the
   *     address is not one of the binding's scheme
   */
  public static <T> ChannelFactory<T> of(
      Class<T> contract, Binding binding, String address, Behavior... behaviors) {
    ContractDescription description = withoutCallback(contract);
    return new ChannelFactory<>(
        ChannelSource.of(
            contract,
            new ServiceEndpoint(description, binding, EndpointAddress.of(address)),
            new BindingParameters(),
            behaviors));
  }

  /** Returns a builder of a factory for an endpoint. */
  public static <T> Builder<T> builder(Class<T> contract, Binding binding, String address) {
    return new Builder<>(contract, binding, address);
  }

  private static ContractDescription withoutCallback(Class<?> contract) {
    ContractDescription description = ContractDescription.of(contract);
    if (description.callback() != null) {
      throw new IllegalArgumentException(
          "contract: "
              + contract.getName()
              + " has a callbackContract (expected: none, or a DuplexChannelFactory)");
    }
    return description;
  }

  /**
   * Returns a channel to the endpoint, which is also a {@link ClientChannel}.
   *
   * @throws CommunicationObjectClosedException if the factory has been closed
   */
  public T createChannel() {
    return source.createChannel();
  }

  /** Returns the endpoint that channels lead to. */
  public ServiceEndpoint endpoint() {
    return source.endpoint();
  }

  /**
   * Returns how many replies came too late to its channels, where the binding has replies find
   * their way by themselves, as over queues: after the sendTimeout, or when no more of them were
   * {@linkplain dev.woad.contracts.GatherReplies gathered}. They are dropped.
   */
  public long lateReplies() {
    return source.lateReplies();
  }

  /** Closes what channels share; channels still open are aborted. Does nothing the second time. */
  @Override
  public void close() {
    source.close();
  }

  /**
   * Gathers what a factory is made of. For use by one thread.
   *
   * @param <T> the contract
   */
  public static final class Builder<T> {

    private final Class<T> contract;
    private final Binding binding;
    private final String address;
    private final List<Behavior> behaviors = new ArrayList<>();
    private final BindingParameters parameters = new BindingParameters();

    private Builder(Class<T> contract, Binding binding, String address) {
      this.contract = contract;
      this.binding = binding;
      this.address = address;
    }

    /** Sets by what the client shows who it is, and which servers it believes. */
    public Builder<T> credentials(ClientCredentials credentials) {
      credentials.putInto(parameters);
      return this;
    }

    /** Adds something to the path of calls. */
    public Builder<T> behavior(Behavior behavior) {
      behaviors.add(behavior);
      return this;
    }

    /** Gives something to the transport. */
    public <P> Builder<T> parameter(Class<P> type, P value) {
      parameters.put(type, value);
      return this;
    }

    /**
     * Returns the factory. Nothing is connected, nor is any WSDL read.
     *
     * @throws IllegalArgumentException if the class is no contract or one that calls back, if the
     *     address is not one of the binding's scheme, or if credentials are missing
     */
    public ChannelFactory<T> build() {
      return new ChannelFactory<>(
          ChannelSource.of(
              contract,
              new ServiceEndpoint(withoutCallback(contract), binding, EndpointAddress.of(address)),
              parameters,
              behaviors.toArray(Behavior[]::new)));
    }
  }
}
