package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.dispatcher.InstanceProvider;
import dev.woad.hosting.ServiceHost;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts of {@link CounterService}, and how many instances they have made and released. */
final class CounterSetup implements InstanceProvider {

  private final Gates gates = new Gates();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();

  Gates gates() {
    return gates;
  }

  int made() {
    return made.get();
  }

  int released() {
    return released.get();
  }

  @Override
  public Object instance() {
    made.incrementAndGet();
    return new CounterService(gates);
  }

  @Override
  public void release(Object instance) {
    released.incrementAndGet();
  }

  ServiceHost open(
      WireConformance wire, InstanceContextMode instances, ConcurrencyMode concurrency) {
    Binding binding = wire.binding();
    ServiceHost host =
        ServiceHost.builder(CounterService.class)
            .instanceProvider(this)
            .instanceContextMode(instances)
            .concurrencyMode(concurrency)
            .endpoint(Counter.class, binding, wire.address())
            .build();
    host.open();
    return host;
  }

  ChannelFactory<Counter> factory(WireConformance wire, ServiceHost host) {
    return ChannelFactory.of(
        Counter.class, wire.binding(), host.endpoints().get(0).address().toString());
  }
}
