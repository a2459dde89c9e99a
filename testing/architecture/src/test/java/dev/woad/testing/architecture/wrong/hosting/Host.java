package dev.woad.testing.architecture.wrong.hosting;

/** Breaks laws on purpose. */
public final class Host {
  final Object soap = dev.woad.testing.architecture.wrong.bindings.soap.Soap.class;
  final Object dispatcher = dev.woad.testing.architecture.wrong.dispatcher.Dispatcher.class;
}
