package dev.woad.bindings.inprocess;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.TransportBindingElement;

/**
 * Moves messages within one JVM, at addresses such as {@code inproc://orders}. Hosts and channels
 * of one class loader meet.
 *
 * @param maxReceivedMessageSize the size in bytes that one message may have
 */
public record InProcessTransportBindingElement(long maxReceivedMessageSize)
    implements TransportBindingElement {

  /** Returns the element with the default size of messages. */
  public static InProcessTransportBindingElement create() {
    return new InProcessTransportBindingElement(DEFAULT_MAX_RECEIVED_MESSAGE_SIZE);
  }

  @Override
  public String scheme() {
    return "inproc";
  }

  @Override
  public ChannelListener createListener(BindingContext context) {
    return new InProcessChannelListener(context, this);
  }

  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    return new InProcessChannelInitiator(context, this);
  }
}
