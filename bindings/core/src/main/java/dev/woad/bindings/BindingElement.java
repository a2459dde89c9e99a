package dev.woad.bindings;

/**
 * One layer of a binding: a protocol, an encoding, or the transport at the bottom.
 *
 * <p>Binding elements are immutable values.
 */
public interface BindingElement {}
