package dev.woad.bindings;

import dev.woad.contracts.EndpointAddress;

/**
 * What a transport is told when it makes a listener or an initiator.
 *
 * @param binding the whole stack
 * @param address where to listen, or where channels lead
 * @param parameters what the host or the factory gives besides
 */
public record BindingContext(
    Binding binding, EndpointAddress address, BindingParameters parameters) {}
