package dev.woad.testing.architecture.wrong.bindings;

/** Breaks laws on purpose. */
public final class Element {
  final Object client = dev.woad.testing.architecture.wrong.clients.Client.class;
}
