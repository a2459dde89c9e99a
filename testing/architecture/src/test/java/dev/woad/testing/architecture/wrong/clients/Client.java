package dev.woad.testing.architecture.wrong.clients;

/** Breaks laws on purpose. */
public final class Client {
  final Object soap = dev.woad.testing.architecture.wrong.bindings.soap.Soap.class;
  final Object host = dev.woad.testing.architecture.wrong.hosting.Host.class;
}
