package dev.woad.hosting.configuration;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moves nothing, but tells what is opened and closed; an address with {@code taken} fails. */
record WireTransport(String scheme, long maxReceivedMessageSize)
    implements TransportBindingElement {

  static final List<String> EVENTS = new CopyOnWriteArrayList<>();

  @Override
  public ChannelListener createListener(BindingContext context) {
    return new Listener(context);
  }

  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    throw new UnsupportedOperationException();
  }

  private record Listener(BindingContext context) implements ChannelListener {

    @Override
    public void open(ChannelHandler handler) {
      if (address().uri().toString().contains("taken")) {
        throw new CommunicationException("address: " + address() + " (expected: a free one)");
      }
      context.parameters().find(WireSection.Depth.class).ifPresent(EVENTS_SINK::add);
      EVENTS.add("open " + address());
    }

    @Override
    public EndpointAddress address() {
      return context.address();
    }

    @Override
    public void stop() {
      EVENTS.add("stop " + address());
    }

    @Override
    public void close(Duration timeout) {
      EVENTS.add("close " + address());
    }
  }

  static final List<WireSection.Depth> EVENTS_SINK = new CopyOnWriteArrayList<>();
}
