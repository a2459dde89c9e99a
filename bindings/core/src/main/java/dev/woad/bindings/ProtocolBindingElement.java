package dev.woad.bindings;

/**
 * A layer that does something with messages between encoding and dispatcher, such as security: it
 * stands around the channels of the layers beneath it.
 */
public interface ProtocolBindingElement extends BindingElement {

  /**
   * Returns what stands around a listener.
   *
   * @throws IllegalArgumentException if what the layer needs is not among the parameters
   */
  ChannelListener wrap(ChannelListener listener, BindingContext context);

  /**
   * Returns what stands around an initiator.
   *
   * @throws IllegalArgumentException if what the layer needs is not among the parameters
   */
  ChannelInitiator wrap(ChannelInitiator initiator, BindingContext context);

  /**
   * Returns whether this layer's policy assertions speak of the protection of the transport, too,
   * so that no other layer's do.
   */
  default boolean describesTransport() {
    return false;
  }
}
