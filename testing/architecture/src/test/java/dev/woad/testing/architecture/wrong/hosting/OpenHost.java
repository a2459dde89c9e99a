package dev.woad.testing.architecture.wrong.hosting;

/** Breaks laws on purpose. */
public class OpenHost {

  static final class HostImpl {}

  static final class HostManager {}

  static final class HostHelper {}

  static final class HostUtil {}

  static final class HostUtils {}
}
