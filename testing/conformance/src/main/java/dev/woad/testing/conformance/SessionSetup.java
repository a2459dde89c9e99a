package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.clients.ChannelFactory;
import dev.woad.clients.DuplexChannelFactory;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.ContextChannel;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.InstanceProvider;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A host of a service with sessions, and channels to it, which leave no instance behind. */
final class SessionSetup implements AutoCloseable {

  private final Binding binding;
  private final ServiceHost host;
  private final AtomicInteger made;
  private final AtomicInteger released;
  private final List<Runnable> factories = new ArrayList<>();

  private SessionSetup(
      Binding binding, ServiceHost host, AtomicInteger made, AtomicInteger released) {
    this.binding = binding;
    this.host = host;
    this.made = made;
    this.released = released;
  }

  static SessionSetup open(
      WireConformance wire,
      Binding binding,
      Class<?> contract,
      Supplier<?> service,
      UnaryOperator<ServiceHostBuilder> hosting) {
    AtomicInteger made = new AtomicInteger();
    AtomicInteger released = new AtomicInteger();
    InstanceProvider instances =
        new InstanceProvider() {
          @Override
          public Object instance() {
            made.incrementAndGet();
            return service.get();
          }

          @Override
          public void release(Object instance) {
            released.incrementAndGet();
          }
        };
    Class<?> type = service.get().getClass();
    ServiceHost host =
        hosting
            .apply(
                ServiceHost.builder(type)
                    .instanceProvider(instances)
                    .endpoint(contract, binding, wire.address()))
            .build();
    host.open();
    return new SessionSetup(binding, host, made, released);
  }

  ServiceHost host() {
    return host;
  }

  int made() {
    return made.get();
  }

  int released() {
    return released.get();
  }

  boolean allReleased() {
    return Eventually.comesTrue(() -> released.get() == made.get());
  }

  <T> T channel(Class<T> contract) {
    ChannelFactory<T> factory = ChannelFactory.of(contract, binding, address());
    factories.add(factory::close);
    return factory.createChannel();
  }

  <T> T channel(Class<T> contract, Object callback, Behavior... behaviors) {
    DuplexChannelFactory<T> factory =
        DuplexChannelFactory.of(contract, callback, binding, address(), behaviors);
    factories.add(factory::close);
    return factory.createChannel();
  }

  private String address() {
    return host.endpoints().get(0).address().toString();
  }

  static ContextChannel of(Object channel) {
    return (ContextChannel) channel;
  }

  static boolean becomes(Object channel, CommunicationState state) {
    return Eventually.comesTrue(() -> of(channel).state() == state);
  }

  /** Closes all, and checks that no call is under way and no instance is left. */
  @Override
  public void close() {
    factories.forEach(Runnable::run);
    host.close(Duration.ofSeconds(5));
    if (!Eventually.comesTrue(() -> host.activeCalls() == 0)) {
      throw new AssertionError("calls under way: " + host.activeCalls() + " (expected: none)");
    }
    if (!allReleased()) {
      throw new AssertionError(
          "instances left: " + (made.get() - released.get()) + " (expected: none)");
    }
  }
}
