package dev.woad.bindings.framing.channel;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.framing.FramedNetwork;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes channels over framed connections, and keeps the connections that they share one after
 * another. Safe for use by many threads.
 */
public final class FramedChannelInitiator implements ChannelInitiator {

  private final FramedTransport transport;
  private final FramedNetwork network;
  private final FramedEncoding encoding;
  private final Timeouts timeouts;
  private final @Nullable StreamUpgradeBindingElement security;
  private final Set<RequestChannel> channels = ConcurrentHashMap.newKeySet();

  private @Nullable SharedConnections shared;
  private boolean closed;

  private FramedChannelInitiator(
      BindingContext context, FramedTransport transport, FramedNetwork network) {
    this.transport = transport;
    this.network = network;
    this.encoding = FramedEncoding.of(context, transport);
    this.timeouts = context.binding().timeouts();
    this.security = context.binding().find(StreamUpgradeBindingElement.class).orElse(null);
  }

  /**
   * Returns an initiator for the binding of the context.
   *
   * @throws IllegalArgumentException if the binding has no encoding, or one without addressing
   *     where many calls share a session
   */
  public static FramedChannelInitiator of(
      BindingContext context, FramedTransport transport, FramedNetwork network) {
    FramedChannelInitiator initiator = new FramedChannelInitiator(context, transport, network);
    FramedChannelListener.requireAddressing(initiator.encoding, transport, context);
    return initiator;
  }

  @Override
  public RequestChannel createChannel(EndpointAddress address) {
    RequestChannel channel =
        transport.transferMode() == TransferMode.BUFFERED
            ? new DuplexRequestChannel(this, address, null)
            : new SingletonRequestChannel(this, address);
    channels.add(channel);
    return channel;
  }

  @Override
  public RequestChannel createDuplexChannel(EndpointAddress address, ChannelHandler callbacks) {
    if (transport.transferMode() != TransferMode.BUFFERED) {
      throw new UnsupportedOperationException(
          "transferMode: "
              + transport.transferMode()
              + " (expected: BUFFERED, where calls go both ways)");
    }
    RequestChannel channel = new DuplexRequestChannel(this, address, callbacks);
    channels.add(channel);
    return channel;
  }

  @Override
  public void close(Duration timeout) {
    channels.forEach(RequestChannel::abort);
    SharedConnections last;
    synchronized (this) {
      closed = true;
      last = shared;
      shared = null;
    }
    if (last != null) {
      last.pool.close();
      SocketThreads.release();
    }
  }

  FramedTransport transport() {
    return transport;
  }

  FramedEncoding encoding() {
    return encoding;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  @Nullable StreamUpgrade upgrade(EndpointAddress address) {
    return security == null ? null : security.clientUpgrade(address);
  }

  void closed(RequestChannel channel) {
    channels.remove(channel);
  }

  /**
   * Returns what channels share; threads are there from the first call on.
   *
   * @throws CommunicationObjectClosedException if the initiator is closed
   */
  synchronized SharedConnections connections() {
    if (closed) {
      throw new CommunicationObjectClosedException("channel factory: closed");
    }
    if (shared == null) {
      SocketThreads threads = SocketThreads.acquire();
      ConnectionPool pool = new ConnectionPool(transport.pool(), threads);
      shared = new SharedConnections(threads, pool, new SessionOpener(network, threads, pool));
    }
    return shared;
  }

  record SharedConnections(SocketThreads threads, ConnectionPool pool, SessionOpener opener) {}
}
