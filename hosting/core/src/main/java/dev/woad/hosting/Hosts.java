package dev.woad.hosting;

import dev.woad.bindings.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Several hosts that are opened together or not at all, and closed together. All methods may be
 * called by any thread.
 */
public final class Hosts implements AutoCloseable {

  private final List<ServiceHost> hosts;
  private final Duration closeTimeout;

  private Hosts(List<ServiceHost> hosts, Duration closeTimeout) {
    this.hosts = List.copyOf(hosts);
    this.closeTimeout = closeTimeout;
  }

  /**
   * Returns hosts, none of them open yet.
   *
   * @param closeTimeout how long {@link #close()} lets calls under way go on
   */
  public static Hosts of(List<ServiceHost> hosts, Duration closeTimeout) {
    return new Hosts(hosts, closeTimeout);
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
    lastFirst.forEach(ServiceHost::stop);
    for (ServiceHost host : lastFirst) {
      host.finish(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }
}
