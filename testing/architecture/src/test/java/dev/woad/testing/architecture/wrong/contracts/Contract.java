package dev.woad.testing.architecture.wrong.contracts;

/** Breaks laws on purpose. */
public final class Contract {
  final Object dispatcher = dev.woad.testing.architecture.wrong.dispatcher.Dispatcher.class;
}
