package dev.woad.clients;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.MessageFormatters;
import dev.woad.dispatcher.ServiceChannel;
import dev.woad.dispatcher.ServiceProxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the channels of a factory come from. */
final class ChannelSource<T> {

  private final Class<T> type;
  private final ClientRuntime runtime;
  private final ChannelInitiator initiator;
  private volatile boolean closed;

  private ChannelSource(Class<T> type, ClientRuntime runtime, ChannelInitiator initiator) {
    this.type = type;
    this.runtime = runtime;
    this.initiator = initiator;
  }

  static <T> ChannelSource<T> of(
      Class<T> type,
      ServiceEndpoint endpoint,
      BindingParameters parameters,
      Behavior... behaviors) {
    ServiceProxy.requireCallable(type, endpoint);
    ContractDescription contract = endpoint.contract();
    Binding used = endpoint.binding();
    ClientRuntime.Builder runtime =
        ClientRuntime.builder(endpoint, MessageFormatters.of(contract, used.messageVersion()));
    List.of(behaviors).forEach(behavior -> apply(behavior, endpoint, runtime));
    ChannelInitiator initiator =
        used.createInitiator(
            new BindingContext(used, endpoint.address(), parameters, Set.of(endpoint.shape())));
    return new ChannelSource<>(type, runtime.build(), initiator);
  }

  ClientRuntime runtime() {
    return runtime;
  }

  ServiceEndpoint endpoint() {
    return runtime.endpoint();
  }

  T createChannel() {
    return createChannel(null);
  }

  /** Returns a channel whose other party may call {@code callbacks}. */
  T createChannel(@Nullable ChannelHandler callbacks) {
    if (closed) {
      throw new CommunicationObjectClosedException("channel factory: closed");
    }
    EndpointAddress address = endpoint().address();
    RequestChannel channel =
        callbacks == null
            ? initiator.createChannel(address)
            : initiator.createDuplexChannel(address, callbacks);
    return ServiceProxy.create(
        type, ClientChannel.class, runtime, ServiceChannel.to(endpoint(), channel));
  }

  long lateReplies() {
    return initiator.lateReplies();
  }

  void close() {
    if (!closed) {
      closed = true;
      initiator.close(endpoint().binding().timeouts().close());
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
