package dev.woad.testing.architecture.wrong.bindings.message;

/** Breaks laws on purpose. */
public final class Message {
  final Object soap = dev.woad.testing.architecture.wrong.bindings.soap.Soap.class;
}
