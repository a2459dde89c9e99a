package dev.woad.bindings.netpipe;

import dev.woad.bindings.framing.FramedNetwork;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.contracts.EndpointAddress;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * Unix domain sockets.
 *
 * @param scheme the scheme of the addresses
 * @param files where the sockets of addresses are
 * @param permissions who may connect
 */
record UnixNetwork(String scheme, SocketFiles files, Set<PosixFilePermission> permissions)
    implements FramedNetwork {

  @Override
  public boolean isNative() {
    return SocketThreads.isNative();
  }

  @Override
  public ServerBootstrap serverBootstrap() {
    return new ServerBootstrap()
        .channel(
            SocketThreads.isNative()
                ? EpollServerDomainSocketChannel.class
                : NioServerDomainSocketChannel.class);
  }

  @Override
  public Bootstrap bootstrap() {
    return new Bootstrap()
        .channel(
            SocketThreads.isNative()
                ? EpollDomainSocketChannel.class
                : NioDomainSocketChannel.class);
  }

  @Override
  public List<Channel> bind(ServerBootstrap bootstrap, EndpointAddress address) throws IOException {
    Path path = files.of(address);
    SocketFile file = new SocketFile(path);
    Path sheltered = file.prepare();
    try {
      ChannelFuture attempt = bootstrap.bind(socketAddress(sheltered)).awaitUninterruptibly();
      if (!attempt.isSuccess()) {
        throw new IOException(path + ": " + attempt.cause().getMessage(), attempt.cause());
      }
      Channel channel = attempt.channel();
      try {
        file.publish(sheltered, permissions);
      } catch (IOException e) {
        channel.close().awaitUninterruptibly();
        throw e;
      }
      channel.closeFuture().addListener(closed -> file.remove());
      return List.of(channel);
    } finally {
      file.leave(sheltered);
    }
  }

  @Override
  public EndpointAddress bound(EndpointAddress asked, List<Channel> sockets) {
    return asked;
  }

  @Override
  public List<Object> portKeys(EndpointAddress address) {
    return List.of(files.of(address).toAbsolutePath().normalize());
  }

  @Override
  public boolean isPortFree(EndpointAddress address) {
    return false;
  }

  @Override
  public List<SocketAddress> resolve(EndpointAddress address) throws IOException {
    List<Path> candidates = files.candidates(address);
    List<SocketAddress> there =
        candidates.stream().filter(Files::exists).map(UnixNetwork::socketAddress).toList();
    if (there.isEmpty()) {
      throw new IOException("no socket " + candidates.get(0) + ": nobody listens");
    }
    return there;
  }

  private static SocketAddress socketAddress(Path path) {
    return SocketThreads.isNative()
        ? new DomainSocketAddress(path.toFile())
        : UnixDomainSocketAddress.of(path);
  }
}
