package dev.woad.testing.architecture.wrong.dispatcher;

/** Breaks laws on purpose. */
public final class Dispatcher {
  final Object soap = dev.woad.testing.architecture.wrong.bindings.soap.Soap.class;
  final Object host = dev.woad.testing.architecture.wrong.hosting.Host.class;
}
