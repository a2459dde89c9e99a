package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.dispatcher.Behavior;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A host of the suite's service and a channel to it, which leave nothing behind. */
public final class ProbeSetup implements AutoCloseable {

  private final ProbeService service;
  private final ServiceHost host;
  private final Binding binding;
  private final List<ChannelFactory<?>> factories = new ArrayList<>();
  private final ChannelFactory<Probe> factory;
  private final Probe channel;

  private ProbeSetup(
      ProbeService service, ServiceHost host, Binding binding, List<Behavior> behaviors) {
    this.service = service;
    this.host = host;
    this.binding = binding;
    this.factory = newFactory(Probe.class, binding, behaviors.toArray(Behavior[]::new));
    this.channel = factory.createChannel();
  }

  /** Returns a builder of a setup where both ends have the given binding. */
  public static Builder on(Binding binding, String address) {
    return new Builder(binding, address);
  }

  /** Returns the service. */
  public ProbeService service() {
    return service;
  }

  /** Returns the gates that calls wait at. */
  public Gates gates() {
    return service.gates();
  }

  /** Returns the host. */
  public ServiceHost host() {
    return host;
  }

  /** Returns where the channel comes from. */
  public ChannelFactory<Probe> factory() {
    return factory;
  }

  /** Returns a channel to the host. */
  public Probe channel() {
    return channel;
  }

  /** Returns the address of the host. */
  public String address() {
    return host.endpoints().get(0).address().toString();
  }

  /** Returns another channel to the host, by another contract. */
  public <T> T channelOf(Class<T> contract, Behavior... behaviors) {
    return newFactory(contract, binding, behaviors).createChannel();
  }

  /** Returns another channel to the host, by another binding. */
  public Probe channelBy(Binding other) {
    return newFactory(Probe.class, other).createChannel();
  }

  private <T> ChannelFactory<T> newFactory(Class<T> contract, Binding by, Behavior... behaviors) {
    ChannelFactory<T> made = ChannelFactory.of(contract, by, address(), behaviors);
    factories.add(made);
    return made;
  }

  /** Closes all, and checks that no call is under way any more and that nobody listens. */
  @Override
  public void close() {
    factories.forEach(ChannelFactory::close);
    host.close(Duration.ofSeconds(5));
    if (!Eventually.comesTrue(() -> host.activeCalls() == 0)) {
      throw new AssertionError("calls under way: " + host.activeCalls() + " (expected: none)");
    }
    if (!Eventually.comesTrue(() -> host.state() == CommunicationState.CLOSED)) {
      throw new AssertionError("host: " + host.state() + " (expected: CLOSED)");
    }
    requireNobodyListens();
  }

  private void requireNobodyListens() {
    try (ChannelFactory<Probe> late = ChannelFactory.of(Probe.class, binding, address())) {
      String answer = late.createChannel().echo("still there?");
      throw new AssertionError(address() + " answers " + answer + " (expected: nobody there)");
    } catch (EndpointNotFoundException nobody) {
      // As it should be.
    }
  }

  /** Gathers what a setup is made of. */
  public static final class Builder {

    private final Binding binding;
    private final String address;
    private final List<Behavior> behaviors = new ArrayList<>();
    private Binding serverBinding;
    private UnaryOperator<ServiceHostBuilder> hosting = UnaryOperator.identity();

    private Builder(Binding binding, String address) {
      this.binding = binding;
      this.address = address;
      this.serverBinding = binding;
    }

    /** Sets a binding of its own for the host. */
    public Builder serverBinding(Binding newServerBinding) {
      serverBinding = newServerBinding;
      return this;
    }

    /** Adds a behavior to the channel. */
    public Builder client(Behavior behavior) {
      behaviors.add(behavior);
      return this;
    }

    /** Sets what is done to the host before it is built. */
    public Builder host(UnaryOperator<ServiceHostBuilder> newHosting) {
      hosting = newHosting;
      return this;
    }

    /** Opens the host, and a channel to it. */
    public ProbeSetup open() {
      ProbeService service = new ProbeService();
      ServiceHost host =
          hosting
              .apply(ServiceHost.builder(service).endpoint(Probe.class, serverBinding, address))
              .build();
      host.open();
      return new ProbeSetup(service, host, binding, behaviors);
    }
  }
}
