package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.EndpointNotFoundException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A connection that goes out, for one session at a time. Safe for use by many threads. */
public final class FramedConnection {

  private final InitiatorHandler handler;
  private final long since = System.nanoTime();
  private volatile boolean lost;
  private volatile @Nullable Runnable whenLost;

  private FramedConnection(Channel channel) {
    this.handler = new InitiatorHandler(channel, this, this::onLost);
  }

  /** Connects to an address. */
  public static CompletableFuture<FramedConnection> connect(
      FramedNetwork network, EndpointAddress address, SocketThreads threads, Duration timeout) {
    CompletableFuture<FramedConnection> connected = new CompletableFuture<>();
    try {
      threads
          .workers()
          .execute(
              () -> {
                try {
                  Bootstrap bootstrap = bootstrap(network, threads, timeout);
                  Iterator<SocketAddress> candidates = network.resolve(address).iterator();
                  connectNext(bootstrap, candidates, address, connected);
                } catch (IOException | RuntimeException e) {
                  connected.completeExceptionally(notFound(address, e));
                }
              });
    } catch (RejectedExecutionException e) {
      connected.completeExceptionally(notFound(address, e));
    }
    return connected;
  }

  private static Bootstrap bootstrap(
      FramedNetwork network, SocketThreads threads, Duration timeout) {
    int millis = (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    return network
        .bootstrap()
        .group(threads.group(network))
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                FramedConnection unused = on(channel);
              }
            });
  }

  /** Returns a connection over a channel that is about to be connected. */
  static FramedConnection on(Channel channel) {
    FramedConnection connection = new FramedConnection(channel);
    channel
        .pipeline()
        .addLast(
            new FlushConsolidationHandler(
                FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true))
        .addLast(connection.handler.decoder())
        .addLast(connection.handler);
    return connection;
  }

  private static void connectNext(
      Bootstrap bootstrap,
      Iterator<SocketAddress> candidates,
      EndpointAddress address,
      CompletableFuture<FramedConnection> connected) {
    ChannelFuture attempt = bootstrap.connect(candidates.next());
    attempt.addListener(
        done -> {
          if (done.isSuccess()) {
            InitiatorHandler handler = attempt.channel().pipeline().get(InitiatorHandler.class);
            if (!connected.complete(handler.connection())) {
              attempt.channel().close();
            }
          } else if (candidates.hasNext() && !connected.isDone()) {
            connectNext(bootstrap, candidates, address, connected);
          } else {
            connected.completeExceptionally(notFound(address, done.cause()));
          }
        });
  }

  private static CommunicationException notFound(EndpointAddress address, Throwable cause) {
    return new EndpointNotFoundException(
        "address: " + address + " cannot be reached: " + cause.getMessage(), cause);
  }

  /**
   * Begins a session.
   *
   * @param endpoint what takes what comes in it; told of it before the stage is
   */
  public CompletableFuture<FramedSession> open(Preamble preamble, FramedEndpoint endpoint) {
    CompletableFuture<FramedSession> opened = new CompletableFuture<>();
    InitiatorHandler.Opening opening =
        new InitiatorHandler.Opening(
            preamble,
            endpoint,
            session -> {
              if (!opened.complete(session)) {
                abort();
              }
            },
            opened::completeExceptionally);
    handler
        .channel()
        .eventLoop()
        .execute(
            () -> {
              if (handler.isLost() || !handler.channel().isActive()) {
                opened.completeExceptionally(
                    new CommunicationException("connection: closed by the other party"));
              } else {
                handler.open(opening);
              }
            });
    return opened;
  }

  /** Returns whether nothing is known to speak against another session. */
  public boolean isOpen() {
    return !lost && handler.channel().isActive();
  }

  /** Returns for how long the connection has been there. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Sets what is done when the connection is lost; at once if it is already. */
  public void whenLost(Runnable action) {
    whenLost = action;
    if (lost) {
      action.run();
    }
  }

  /** Closes at once. */
  public void abort() {
    handler
        .channel()
        .eventLoop()
        .execute(() -> handler.abort(new CommunicationException("connection: given up")));
  }

  private void onLost(CommunicationException cause) {
    lost = true;
    Runnable action = whenLost;
    if (action != null) {
      action.run();
    }
  }
}
