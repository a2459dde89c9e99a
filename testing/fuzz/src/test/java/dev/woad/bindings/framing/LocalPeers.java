package dev.woad.bindings.framing;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Framed connections within the JVM, of which one end sends whatever bytes it is given. */
public final class LocalPeers {

  private static final EventLoopGroup LOOPS =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("fuzz", true), LocalIoHandler.newFactory());
  private static final int PATIENCE_SECONDS = 20;

  private LocalPeers() {}

  /** A server that takes connections one after the other. */
  public static final class Server {

    private final LocalAddress address = new LocalAddress(Server.class);
    private volatile CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Opens one with such endpoints. */
    public Server(FramedEndpoints endpoints) {
      ReceiverSettings settings =
          new ReceiverSettings(Duration.ofSeconds(30), Duration.ofSeconds(30), () -> false);
      new ServerBootstrap()
          .group(LOOPS)
          .channel(LocalServerChannel.class)
          .childHandler(
              new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                  CompletableFuture<Void> told = closed;
                  channel.closeFuture().addListener(done -> told.complete(null));
                  ReceiverHandler handler =
                      new ReceiverHandler(channel, endpoints, settings, () -> {});
                  channel.pipeline().addLast(handler.decoder()).addLast(handler);
                }
              })
          .bind(address)
          .syncUninterruptibly();
    }

    /** Sends bytes to it by a connection of their own, and waits until it has closed that. */
    public void send(byte[] input, int offset) throws Exception {
      closed = new CompletableFuture<>();
      CompletableFuture<Void> awaited = closed;
      ChannelFuture connected =
          new Bootstrap()
              .group(LOOPS)
              .channel(LocalChannel.class)
              .handler(new ChannelInboundHandlerAdapter())
              .connect(address)
              .syncUninterruptibly();
      Channel channel = connected.channel();
      sendInPieces(channel, input, offset);
      awaited.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Has a client begin a session with a server that answers with such bytes, and closes. */
  public static void answer(byte[] input, int offset, Preamble preamble, FramedEndpoint endpoint)
      throws Exception {
    LocalAddress address = new LocalAddress(LocalPeers.class);
    Channel server =
        new ServerBootstrap()
            .group(LOOPS)
            .channel(LocalServerChannel.class)
            .childHandler(
                new ChannelInboundHandlerAdapter() {
                  @Override
                  public void channelActive(ChannelHandlerContext ctx) {
                    sendInPieces(ctx.channel(), input, offset);
                  }
                })
            .bind(address)
            .syncUninterruptibly()
            .channel();
    CompletableFuture<FramedConnection> made = new CompletableFuture<>();
    Channel channel =
        new Bootstrap()
            .group(LOOPS)
            .channel(LocalChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel created) {
                    made.complete(FramedConnection.on(created));
                  }
                })
            .connect(address)
            .syncUninterruptibly()
            .channel();
    CompletableFuture<FramedSession> opened = made.join().open(preamble, endpoint);
    channel.closeFuture().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    server.close().syncUninterruptibly();
    if (channel.isOpen()) {
      throw new AssertionError("the connection is still open");
    }
    var unused = opened.handle((session, error) -> session).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void sendInPieces(Channel channel, byte[] input, int offset) {
    int piece = input.length % 3 == 0 ? Math.max(1, input.length / 7) : input.length;
    for (int at = offset; at < input.length; at += piece) {
      ByteBuf bytes = Unpooled.copiedBuffer(input, at, Math.min(piece, input.length - at));
      channel.writeAndFlush(bytes);
    }
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }
}
