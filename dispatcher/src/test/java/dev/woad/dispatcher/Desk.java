package dev.woad.dispatcher;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.OperationDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.namespace.QName;

/** A service behind a dispatcher, without any wire. */
final class Desk {

  static final String ADDRESS = "desk://host/orders";

  final ActiveCalls activeCalls = new ActiveCalls();
  final ChannelDispatcher dispatcher;
  private final ContractDescription contract;
  private final MessageVersion version;

  private Desk(
      Class<?> contract,
      Object service,
      MessageVersion version,
      ServiceInstances instances,
      Consumer<DispatchRuntime.Builder> settings) {
    this.contract = ContractDescription.of(contract);
    this.version = version;
    EndpointAddress address = EndpointAddress.of(ADDRESS);
    ServiceEndpoint endpoint = new ServiceEndpoint(this.contract, binding(version), address);
    Map<OperationDescription, MessageFormatter> formatters = new HashMap<>();
    for (OperationDescription operation : this.contract.operations()) {
      formatters.put(operation, new TextFormatter(operation, version));
    }
    DispatchRuntime.Builder runtime =
        DispatchRuntime.builder(endpoint, service.getClass(), instances)
            .formatters(formatters)
            .executor(Runnable::run);
    settings.accept(runtime);
    this.dispatcher = ChannelDispatcher.of(List.of(runtime.build()), address, activeCalls);
  }

  static Desk of(Class<?> contract, Object service, Consumer<DispatchRuntime.Builder> settings) {
    return of(contract, service, MessageVersion.SOAP12_WSA10, settings);
  }

  static Desk of(
      Class<?> contract,
      Object service,
      MessageVersion version,
      Consumer<DispatchRuntime.Builder> settings) {
    return new Desk(contract, service, version, instances(new Provider(service)), settings);
  }

  static Desk of(Class<?> contract, Object service, InstanceProvider provider) {
    return new Desk(
        contract, service, MessageVersion.SOAP12_WSA10, instances(provider), runtime -> {});
  }

  static Desk single(
      Class<?> contract, Object service, Consumer<DispatchRuntime.Builder> settings) {
    return new Desk(
        contract,
        service,
        MessageVersion.SOAP12_WSA10,
        ServiceInstances.of(
            new Provider(service), InstanceContextMode.SINGLE, ConcurrencyMode.SINGLE),
        settings);
  }

  private static ServiceInstances instances(InstanceProvider provider) {
    return ServiceInstances.of(provider, InstanceContextMode.PER_CALL, ConcurrencyMode.SINGLE);
  }

  /** Returns a request for an operation, addressed as it should be. */
  Message request(String operation, String text) {
    Message request =
        Message.of(
            version,
            Bodies.of(
                new QName(contract.name().getNamespaceURI(), operation),
                writer -> TextFormatter.write(contract, operation, text, writer)));
    OperationDescription description = contract.operation(operation).orElseThrow();
    if (version.isAddressed()) {
      request.headers().action(description.inputAction());
      request.headers().to(ADDRESS);
      request.headers().messageId("urn:id:1");
    } else {
      request.headers().action(description.soapAction());
    }
    return request;
  }

  /** Calls an operation, and returns what came of it. */
  Call call(String operation, String text) {
    return receive(request(operation, text));
  }

  Call receive(Message request) {
    return receive(new Call(request));
  }

  Call receive(Call call) {
    dispatcher.receive(call);
    return call;
  }

  private static CustomBinding binding(MessageVersion version) {
    return CustomBinding.of(TextMessageEncodingBindingElement.of(version), new NoTransport());
  }

  private record NoTransport() implements TransportBindingElement {

    @Override
    public String scheme() {
      return "desk";
    }

    @Override
    public long maxReceivedMessageSize() {
      return DEFAULT_MAX_RECEIVED_MESSAGE_SIZE;
    }

    @Override
    public ChannelListener createListener(BindingContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelInitiator createInitiator(BindingContext context) {
      throw new UnsupportedOperationException();
    }
  }

  /** Gives the same object for each call. */
  private record Provider(Object service) implements InstanceProvider {

    @Override
    public Object instance() {
      return service;
    }

    @Override
    public void release(Object instance) {}
  }
}
