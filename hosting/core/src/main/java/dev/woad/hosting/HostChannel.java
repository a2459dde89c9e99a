package dev.woad.hosting;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.ContextChannel;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.MessageFormatters;
import dev.woad.dispatcher.ServiceChannel;
import dev.woad.dispatcher.ServiceProxy;
import java.util.Set;

/**
 * A channel that the instances of a service are given, to call another one.
 *
 * @param type the interface that its proxy has
 * @param endpoint where it leads
 */
record HostChannel(Class<?> type, ServiceEndpoint endpoint) {

  static HostChannel of(Class<?> type, Binding binding, EndpointAddress address) {
    ContractDescription contract = ContractDescription.of(type);
    if (contract.callback() != null) {
      throw new IllegalArgumentException(
          "contract: " + type.getName() + " has a callbackContract (expected: none)");
    }
    ServiceEndpoint endpoint = new ServiceEndpoint(contract, binding, address);
    ServiceProxy.requireCallable(type, endpoint);
    return new HostChannel(type, endpoint);
  }

  /** Makes the channel; connects nothing before the first call. */
  Open open(BindingParameters parameters) {
    Binding binding = endpoint.binding();
    ChannelInitiator initiator =
        binding.createInitiator(
            new BindingContext(binding, endpoint.address(), parameters, Set.of(endpoint.shape())));
    ClientRuntime runtime =
        ClientRuntime.builder(
                endpoint, MessageFormatters.of(endpoint.contract(), binding.messageVersion()))
            .build();
    Object proxy =
        ServiceProxy.create(
            type,
            ContextChannel.class,
            runtime,
            ServiceChannel.to(endpoint, initiator.createChannel(endpoint.address())));
    return new Open(type, proxy, () -> initiator.close(binding.timeouts().close()));
  }

  /**
   * One that is made.
   *
   * @param close closes it, and what it is connected by
   */
  record Open(Class<?> type, Object proxy, Runnable close) {}
}
