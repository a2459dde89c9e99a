package dev.woad.bindings.framing.channel;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.framing.FramedNetwork;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports that listeners share: one for all of a JVM that name the same, and where a free one is
 * looked for, one for all that share the same parameters. Safe for use by many threads.
 */
final class Ports {

  private static final Ports OF_THE_JVM = new Ports();

  private final Map<Object, SharedPort> ports = new HashMap<>();

  private Ports() {}

  /**
   * Returns the port of an address, which is opened if nobody has it yet.
   *
   * @throws CommunicationException if it cannot be had, or is open with other settings
   */
  static Lease obtain(
      FramedNetwork network,
      EndpointAddress address,
      FramedTransport transport,
      SocketThreads threads,
      BindingParameters parameters) {
    Ports ports =
        network.isPortFree(address) ? parameters.findOrPut(Ports.class, Ports::new) : OF_THE_JVM;
    return ports.lease(network, address, transport, threads);
  }

  private synchronized Lease lease(
      FramedNetwork network,
      EndpointAddress address,
      FramedTransport transport,
      SocketThreads threads) {
    List<Object> keys = keys(network, address);
    Object key = keys.stream().filter(ports::containsKey).findFirst().orElse(keys.get(0));
    SharedPort shared = ports.get(key);
    if (shared == null) {
      shared = SharedPort.open(network, address, transport.port(), threads);
      ports.put(key, shared);
    } else if (!shared.settings().equals(transport.port())) {
      throw new CommunicationException(
          "address: "
              + address
              + " (expected: the settings that its port is open with already, "
              + shared.settings()
              + ")");
    }
    shared.leases++;
    return new Lease(this, key, shared);
  }

  private static List<Object> keys(FramedNetwork network, EndpointAddress address) {
    try {
      return network.portKeys(address);
    } catch (IOException e) {
      throw new CommunicationException(
          "address: " + address + " (expected: one of this machine)", e);
    }
  }

  private synchronized boolean release(Object key, SharedPort shared) {
    shared.leases--;
    return shared.leases == 0 && ports.remove(key, shared);
  }

  /** A port that a listener may use until it closes it. */
  static final class Lease {

    private final Ports ports;
    private final Object key;
    private final SharedPort shared;

    private Lease(Ports ports, Object key, SharedPort shared) {
      this.ports = ports;
      this.key = key;
      this.shared = shared;
    }

    SharedPort port() {
      return shared;
    }

    /** Lets go of the port; the last one who does so closes it with all its connections. */
    void close() {
      if (ports.release(key, shared)) {
        shared.port().close();
      }
    }
  }
}
