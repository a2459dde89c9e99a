package dev.woad.hosting;

import dev.woad.bindings.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several hosts that are opened together or not at all, and closed together. All methods may be
 * called by any thread.
 */
public final class Hosts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);

  private final List<ServiceHost> hosts;
  private final Duration closeTimeout;
  private final List<HostExtension> extensions;

  private Hosts(List<ServiceHost> hosts, Duration closeTimeout, List<HostExtension> extensions) {
    this.hosts = List.copyOf(hosts);
    this.closeTimeout = closeTimeout;
    this.extensions = List.copyOf(extensions);
  }

  /**
   * Returns hosts, none of them open yet.
   *
   * @param closeTimeout how long {@link #close()} lets calls under way go on
   */
  public static Hosts of(List<ServiceHost> hosts, Duration closeTimeout) {
    return of(hosts, closeTimeout, List.of());
  }

  /**
   * Returns the same.
   *
   * @param extensions what takes part in their life, besides what it has already added to them
   */
  public static Hosts of(
      List<ServiceHost> hosts, Duration closeTimeout, List<HostExtension> extensions) {
    return new Hosts(hosts, closeTimeout, extensions);
  }

  /** Returns the hosts, in the order in which they are opened. */
  public List<ServiceHost> hosts() {
    return hosts;
  }

  /**
   * Opens all hosts in their order. If one cannot be opened, all are closed, and what was wrong
   * with it is thrown.
   */
  public void open() {
    try {
      hosts.forEach(ServiceHost::open);
      extensions.forEach(extension -> extension.opened(hosts));
    } catch (RuntimeException | Error e) {
      close(Duration.ZERO);
      throw e;
    }
  }

  /** Waits until all hosts are closed, by whomever. */
  public void awaitClose() throws InterruptedException {
    for (ServiceHost host : hosts) {
      host.awaitClose();
    }
  }

  /** Closes as {@link #close(Duration)} does, within the time given at the start. */
  @Override
  public void close() {
    close(closeTimeout);
  }

  /**
   * Takes no more calls at any host, lets those under way finish within the given time, and closes
   * all hosts, the last one first.
   */
  public void close(Duration timeout) {
    List<ServiceHost> lastFirst = new ArrayList<>(hosts);
    Collections.reverse(lastFirst);
    long deadline = System.nanoTime() + Timeouts.countable(timeout).toNanos();
    extensions.forEach(extension -> quietly(extension, HostExtension::closing));
    lastFirst.forEach(ServiceHost::stop);
    for (ServiceHost host : lastFirst) {
      host.finish(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    extensions.forEach(extension -> quietly(extension, HostExtension::closed));
  }

  private static void quietly(HostExtension extension, Consumer<HostExtension> notice) {
    try {
      notice.accept(extension);
    } catch (RuntimeException | Error e) {
      // The hosts are to be closed all the same.
      LOG.warn("{} failed while its hosts are closed", extension, e);
    }
  }
}
