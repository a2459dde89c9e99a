package dev.woad.bindings;

import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import java.util.List;
import java.util.Optional;

/**
 * How an endpoint speaks: a stack of binding elements, the transport last.
 *
 * <p>Bindings are immutable and safe for use by many threads; one may serve any number of
 * endpoints.
 */
public interface Binding {

  /** Returns the name that the WSDL and configuration know the binding by, as .NET writes it. */
  String name();

  /** Returns the layers, from the top to the transport. */
  List<BindingElement> elements();

  /** Returns how long it waits. */
  Timeouts timeouts();

  /** Finds the layer of the given type. */
  default <E extends BindingElement> Optional<E> find(Class<E> type) {
    return elements().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Returns the transport. */
  default TransportBindingElement transport() {
    return find(TransportBindingElement.class)
        .orElseThrow(() -> new IllegalStateException(name() + ": no transport"));
  }

  /**
   * Returns what serves the contract at the address: this, or where a binding has several
   * transports, one with the transport that the two need. Equal needs are served by one object.
   */
  default Binding forEndpoint(ContractDescription contract, EndpointAddress address) {
    return this;
  }

  /** Returns the scheme of the addresses that it serves, in lower case. */
  default String scheme() {
    return transport().scheme();
  }

  /** Returns the versions that messages are written in; none where arguments travel bare. */
  default MessageVersion messageVersion() {
    return find(MessageEncodingBindingElement.class)
        .map(MessageEncodingBindingElement::messageVersion)
        .orElse(MessageVersion.NONE);
  }

  /** Returns a listener at the address of the context, which is opened later. */
  default ChannelListener createListener(BindingContext context) {
    ChannelListener listener = transport().createListener(context);
    for (ProtocolBindingElement protocol : Layers.protocolsFromBelow(this)) {
      listener = protocol.wrap(listener, context);
    }
    return listener;
  }

  /** Returns where channels to other parties come from. */
  default ChannelInitiator createInitiator(BindingContext context) {
    ChannelInitiator initiator = transport().createInitiator(context);
    for (ProtocolBindingElement protocol : Layers.protocolsFromBelow(this)) {
      initiator = protocol.wrap(initiator, context);
    }
    return initiator;
  }
}
