package dev.woad.testing.architecture.wrong.bindings.binaryxml;

/** Breaks laws on purpose. */
public final class Reader {
  final Object contract = dev.woad.testing.architecture.wrong.contracts.Contract.class;
}
