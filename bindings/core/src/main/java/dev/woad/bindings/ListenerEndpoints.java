package dev.woad.bindings;

import java.util.List;

/**
 * The endpoints behind one listener, for wires that need to know their contracts. A host puts it
 * into the parameters of each listener.
 *
 * @param endpoints endpoints of one address and one binding
 */
public record ListenerEndpoints(List<ServiceEndpoint> endpoints) {

  /** Copies the list. */
  public ListenerEndpoints {
    endpoints = List.copyOf(endpoints);
  }
}
