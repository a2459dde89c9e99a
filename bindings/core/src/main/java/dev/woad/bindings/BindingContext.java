package dev.woad.bindings;

import dev.woad.contracts.EndpointAddress;
import java.util.Set;

/**
 * What a transport is told when it makes a listener or an initiator.
 *
 * @param binding the whole stack
 * @param address where to listen, or where channels lead
 * @param parameters what the host or the factory gives besides
 * @param shapes the shapes of channel that the contracts there need; the transport supports each
 */
public record BindingContext(
    Binding binding,
    EndpointAddress address,
    BindingParameters parameters,
    Set<ChannelShape> shapes) {

  /** Copies the set of shapes. */
  public BindingContext {
    shapes = Set.copyOf(shapes);
  }

  /** Creates a context for channels of requests and replies. */
  public BindingContext(Binding binding, EndpointAddress address, BindingParameters parameters) {
    this(binding, address, parameters, Set.of(ChannelShape.REQUEST_REPLY));
  }
}
