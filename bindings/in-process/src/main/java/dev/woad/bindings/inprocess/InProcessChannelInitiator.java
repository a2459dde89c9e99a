package dev.woad.bindings.inprocess;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.RequestChannel;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes channels to listeners in this JVM. */
final class InProcessChannelInitiator implements ChannelInitiator {

  private final MessageEncoder encoder;
  private final InProcessTransportBindingElement transport;
  private final boolean sessionful;
  private final Set<RequestChannel> channels = ConcurrentHashMap.newKeySet();

  InProcessChannelInitiator(BindingContext context, InProcessTransportBindingElement transport) {
    this.encoder =
        context
            .binding()
            .find(MessageEncodingBindingElement.class)
            .orElseThrow(
                () -> new IllegalArgumentException(context.binding().name() + ": no encoding"))
            .createEncoder();
    this.transport = transport;
    this.sessionful = context.shapes().contains(ChannelShape.SESSION);
  }

  @Override
  public RequestChannel createChannel(EndpointAddress address) {
    if (sessionful) {
      return session(address, null);
    }
    InProcessRequestChannel channel =
        new InProcessRequestChannel(address, encoder, transport, channels::remove);
    channels.add(channel);
    return channel;
  }

  @Override
  public RequestChannel createDuplexChannel(EndpointAddress address, ChannelHandler callbacks) {
    return session(address, callbacks);
  }

  private RequestChannel session(EndpointAddress address, @Nullable ChannelHandler callbacks) {
    SessionEnd session =
        new SessionEnd(address, encoder, transport.maxReceivedMessageSize(), callbacks);
    channels.add(session);
    session.onClosed(error -> channels.remove(session));
    return session;
  }

  @Override
  public void close(Duration timeout) {
    channels.forEach(RequestChannel::abort);
  }
}
