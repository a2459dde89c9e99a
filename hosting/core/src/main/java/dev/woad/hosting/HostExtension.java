package dev.woad.hosting;

import java.util.List;

/**
 * Takes part in the life of all hosts that are opened together. Its methods are called one after
 * the other.
 */
public interface HostExtension {

  /** Adds to a host that is about to be built, such as behaviors of all its endpoints. */
  default void extend(ServiceHostBuilder host) {}

  /**
   * Takes notice that all hosts are open.
   *
   * @throws RuntimeException if the extension cannot do its part; then the hosts are closed
   */
  default void opened(List<ServiceHost> hosts) {}

  /** Takes notice that the hosts are about to take no more calls. */
  default void closing() {}

  /** Takes notice that the hosts are closed, or were not opened in the end. */
  default void closed() {}
}
