package dev.woad.bindings.framing.channel;

import dev.woad.bindings.PathTable;
import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramedEndpoints;
import dev.woad.bindings.framing.FramedNetwork;
import dev.woad.bindings.framing.FramedPort;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.framing.FramingFault;
import dev.woad.bindings.framing.PortSettings;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.contracts.EndpointAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A port, and the listeners there, told apart by path. Safe for use by many threads. */
final class SharedPort implements FramedEndpoints {

  private final PathTable<ListenerEndpoint> table = PathTable.create();
  private final AtomicInteger entries = new AtomicInteger();
  private final String scheme;
  private final PortSettings settings;
  private final FramedPort port;

  /** Guarded by {@link Ports}. */
  int leases;

  private SharedPort(
      FramedNetwork network,
      EndpointAddress address,
      PortSettings settings,
      SocketThreads threads) {
    this.scheme = network.scheme();
    this.settings = settings;
    this.port = FramedPort.open(network, address, threads, settings, this);
  }

  static SharedPort open(
      FramedNetwork network,
      EndpointAddress address,
      PortSettings settings,
      SocketThreads threads) {
    return new SharedPort(network, address, settings, threads);
  }

  PortSettings settings() {
    return settings;
  }

  FramedPort port() {
    return port;
  }

  /**
   * Leads sessions to a listener from now on.
   *
   * @throws IllegalArgumentException if another listener has the path
   */
  void add(String path, ListenerEndpoint endpoint) {
    table.add(path, endpoint);
    entries.incrementAndGet();
  }

  /** Leads no more sessions to a listener; the last one who is left closes the port to new ones. */
  void remove(String path, ListenerEndpoint endpoint) {
    table.remove(path, endpoint);
    if (entries.decrementAndGet() == 0) {
      port.stop();
    }
  }

  @Override
  public FramedEndpoint find(Preamble preamble) {
    ViaAddress via = ViaAddress.of(preamble.via());
    ListenerEndpoint found =
        via.scheme().equals(scheme) ? table.find(via.path()).orElse(null) : null;
    if (found == null) {
      throw FramingException.of(
          FramingFault.ENDPOINT_NOT_FOUND, "via: " + preamble.via() + " (expected: one in use)");
    }
    found.check(preamble);
    return found;
  }
}
