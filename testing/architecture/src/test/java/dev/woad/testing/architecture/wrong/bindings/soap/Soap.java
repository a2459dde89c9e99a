package dev.woad.testing.architecture.wrong.bindings.soap;

/** Breaks laws on purpose. */
public final class Soap {}
