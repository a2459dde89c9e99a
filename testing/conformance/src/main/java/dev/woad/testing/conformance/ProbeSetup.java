package dev.woad.testing.conformance;

import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.ServiceHost;
import java.time.Duration;

/**
 * A host of the suite's service and a channel to it.
 *
 * @param service the service
 * @param host the host
 * @param factory where more channels come from
 * @param channel a channel
 */
public record ProbeSetup(
    ProbeService service, ServiceHost host, ChannelFactory<Probe> factory, Probe channel)
    implements AutoCloseable {

  @Override
  public void close() {
    factory.close();
    host.close(Duration.ofSeconds(5));
  }
}
