package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens, and takes in the connections that come. Safe for use by many threads. */
public final class FramedPort {

  private final PortSettings settings;
  private final FramedEndpoints endpoints;
  private final Set<ReceiverHandler> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pending = new AtomicInteger();
  private boolean taking = true;
  private final FramedNetwork network;
  private final List<Channel> sockets;

  private FramedPort(
      FramedNetwork network,
      EndpointAddress asked,
      SocketThreads threads,
      PortSettings settings,
      FramedEndpoints endpoints)
      throws IOException {
    this.network = network;
    this.settings = settings;
    this.endpoints = endpoints;
    ServerBootstrap bootstrap =
        network
            .serverBootstrap()
            .group(threads.group(network))
            .option(ChannelOption.SO_BACKLOG, settings.listenBacklog())
            .handler(new Counter())
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel);
                  }
                });
    this.sockets = List.copyOf(network.bind(bootstrap, asked));
  }

  /**
   * Listens at an address.
   *
   * @throws CommunicationException if it cannot be had
   */
  public static FramedPort open(
      FramedNetwork network,
      EndpointAddress address,
      SocketThreads threads,
      PortSettings settings,
      FramedEndpoints endpoints) {
    try {
      return new FramedPort(network, address, threads, settings, endpoints);
    } catch (IOException e) {
      throw new CommunicationException(
          "address: " + address + " cannot be listened at: " + e.getMessage(), e);
    }
  }

  /** Returns an address that was asked for, with the port that was found. */
  public EndpointAddress bound(EndpointAddress asked) {
    return network.bound(asked, sockets);
  }

  /** Takes no more connections, and waits until the address is free; those there go on. */
  public void stop() {
    sockets.forEach(socket -> socket.close().awaitUninterruptibly());
  }

  /** Closes all connections at once. Stops first. */
  public void close() {
    stop();
    connections.forEach(
        connection -> {
          Channel channel = connection.channel();
          channel
              .eventLoop()
              .execute(() -> connection.abort(new CommunicationException("host: closed")));
          channel.closeFuture().awaitUninterruptibly();
        });
  }

  private void accept(Channel channel) {
    ReceiverSettings receiverSettings =
        new ReceiverSettings(
            settings.channelInitializationTimeout(),
            settings.idleTimeout(),
            () -> connections.size() > settings.maxConnections());
    ReceiverHandler handler =
        new ReceiverHandler(channel, endpoints, receiverSettings, this::preambleEnded);
    connections.add(handler);
    channel.closeFuture().addListener(closed -> connections.remove(handler));
    channel
        .pipeline()
        .addLast(
            new FlushConsolidationHandler(
                FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true))
        .addLast(handler.decoder())
        .addLast(handler);
  }

  private void preambleEnded() {
    pending.decrementAndGet();
    takeOrWait();
  }

  // Looks again under the lock, so that of two that change it the last one to act has seen both.
  private synchronized void takeOrWait() {
    boolean take = pending.get() < settings.maxPendingConnections();
    if (take != taking) {
      taking = take;
      sockets.forEach(socket -> socket.config().setAutoRead(take));
    }
  }

  /** Counts connections as they are taken in, before the next one can be. */
  @Sharable
  private final class Counter extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object connection) {
      pending.incrementAndGet();
      takeOrWait();
      ctx.fireChannelRead(connection);
    }
  }
}
