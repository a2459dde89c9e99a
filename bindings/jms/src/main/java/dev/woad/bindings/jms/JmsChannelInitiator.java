package dev.woad.bindings.jms;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.RequestChannel;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes channels to queues and topics, which share a connection. */
final class JmsChannelInitiator implements ChannelInitiator {

  private final JmsTransportBindingElement transport;
  private final MessageEncoder encoder;
  private final JmsUri address;
  private final BindingContext context;
  private final Set<RequestChannel> channels = ConcurrentHashMap.newKeySet();
  private final AtomicLong lateReplies = new AtomicLong();
  private @Nullable Shared shared;
  private boolean closed;

  JmsChannelInitiator(BindingContext context, JmsTransportBindingElement transport) {
    this.context = context;
    this.transport = transport;
    this.encoder = JmsRequests.encoder(context, transport);
    this.address = JmsUri.of(context.address());
  }

  @Override
  public RequestChannel createChannel(EndpointAddress to) {
    JmsRequestChannel channel =
        new JmsRequestChannel(to, this::shared, encoder, transport, channels::remove);
    channels.add(channel);
    return channel;
  }

  /** Returns what channels share, which is made when the first one is used. */
  private synchronized Shared shared() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (shared == null) {
      JmsBroker broker = JmsBrokers.ofChannel(transport.connection(), context.parameters());
      broker.open();
      shared = new Shared(broker, address, transport, lateReplies);
    }
    return shared;
  }

  @Override
  public long lateReplies() {
    return lateReplies.get();
  }

  @Override
  public void close(Duration timeout) {
    channels.forEach(RequestChannel::abort);
    Shared last;
    synchronized (this) {
      closed = true;
      last = shared;
      shared = null;
    }
    if (last != null) {
      last.link.close();
      last.broker.close();
    }
  }

  /** The connection, and what comes and goes by it. */
  static final class Shared {

    final JmsBroker broker;
    final JmsLink link;
    final JmsReplies replies;
    final @Nullable JmsNamedReplies namedReplies;

    Shared(
        JmsBroker broker,
        JmsUri address,
        JmsTransportBindingElement transport,
        AtomicLong lateReplies) {
      this.broker = broker;
      link = new JmsLink(broker, broker.connectionFactory(), transport.connection(), this::lost);
      replies = new JmsReplies(link, transport.maxReceivedMessageSize(), lateReplies);
      String replyQueue = transport.sending().replyQueue();
      JmsUri named =
          address
              .replyTo()
              .orElseGet(() -> replyQueue == null ? null : JmsUri.of("jms:queue:" + replyQueue));
      namedReplies =
          named == null
              ? null
              : new JmsNamedReplies(link, named, transport.maxReceivedMessageSize());
      if (named != null && !named.isTopic()) {
        broker.declareQueue(named.name(), false);
      }
    }

    private void lost() {
      replies.lost();
      if (namedReplies != null) {
        namedReplies.lost();
      }
    }
  }
}
