package dev.woad.testing.architecture.wrong.orderdesk.service;

/** Breaks laws on purpose. */
public final class Service {
  final Object dispatcher = dev.woad.testing.architecture.wrong.dispatcher.Dispatcher.class;
}
