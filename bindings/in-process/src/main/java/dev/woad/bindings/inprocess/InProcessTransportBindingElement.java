package dev.woad.bindings.inprocess;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.TransportBindingElement;

/**
 * Moves messages within one JVM, at addresses such as {@code inproc://orders}. Hosts and channels
 * of one class loader meet.
 *
 * <p>Contracts that do not mind sessions have none, as over HTTP, unless it is told to behave as
 * wires that stay connected do.
 *
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param sessionsOnly whether all calls belong to sessions
 */
public record InProcessTransportBindingElement(long maxReceivedMessageSize, boolean sessionsOnly)
    implements TransportBindingElement {

  /** Returns the element with the default size of messages. */
  public static InProcessTransportBindingElement create() {
    return new InProcessTransportBindingElement(DEFAULT_MAX_RECEIVED_MESSAGE_SIZE, false);
  }

  /** Returns this with sessions for all calls. */
  public InProcessTransportBindingElement withSessionsOnly() {
    return new InProcessTransportBindingElement(maxReceivedMessageSize, true);
  }

  @Override
  public boolean supports(ChannelShape shape) {
    return !sessionsOnly || shape != ChannelShape.REQUEST_REPLY;
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
