package dev.woad.bindings.nettcp;

import dev.woad.bindings.framing.FramedNetwork;
import dev.woad.contracts.EndpointAddress;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TCP. A listener at a host name listens at all addresses that the name has on this machine, and at
 * {@code localhost} for both versions of IP; {@code 0.0.0.0}, {@code +} and {@code *} are all
 * addresses of the machine.
 */
final class TcpNetwork implements FramedNetwork {

  static final TcpNetwork INSTANCE = new TcpNetwork();
  static final String SCHEME = "net.tcp";

  private static final Logger LOG = LoggerFactory.getLogger(TcpNetwork.class);
  private static final int DEFAULT_PORT = 808;
  private static final int ATTEMPTS = 10;
  private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private TcpNetwork() {}

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public ServerBootstrap serverBootstrap() {
    return new ServerBootstrap()
        .channelFactory(DirectServerSocketChannel::new)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true);
  }

  @Override
  public Bootstrap bootstrap() {
    return new Bootstrap()
        .channelFactory(DirectSocketChannel::new)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true);
  }

  @Override
  public List<Channel> bind(ServerBootstrap bootstrap, EndpointAddress address) throws IOException {
    List<InetAddress> hosts = listenHosts(address);
    int port = port(address);
    for (int attempt = 1; ; attempt++) {
      try {
        return bindAll(bootstrap, hosts, port);
      } catch (BindException e) {
        // A port that is free at one address may be taken at the next one.
        if (port != 0 || hosts.size() == 1 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static List<Channel> bindAll(ServerBootstrap bootstrap, List<InetAddress> hosts, int port)
      throws IOException {
    List<Channel> bound = new ArrayList<>();
    IOException unavailable = null;
    for (InetAddress host : hosts) {
      int found = bound.isEmpty() ? port : localPort(bound);
      ChannelFuture attempt = bootstrap.bind(host, found).awaitUninterruptibly();
      if (attempt.isSuccess()) {
        bound.add(attempt.channel());
        continue;
      }
      IOException failure = failure(attempt.cause(), host, found);
      if (isTaken(failure)) {
        bound.forEach(socket -> socket.close().awaitUninterruptibly());
        throw failure;
      }
      // Not an address of this machine after all, such as that of IPv6 where there is none.
      LOG.debug("{}: not listening there: {}", host, failure.getMessage());
      unavailable = failure;
    }
    if (bound.isEmpty() && unavailable != null) {
      throw unavailable;
    }
    return bound;
  }

  private static IOException failure(Throwable cause, InetAddress host, int port) {
    String message = host.getHostAddress() + ":" + port + ": " + cause.getMessage();
    IOException failure = isTaken(cause) ? new BindException(message) : new IOException(message);
    failure.initCause(cause);
    return failure;
  }

  private static boolean isTaken(Throwable failure) {
    // Of native sockets both kinds of failure are of the same class.
    return String.valueOf(failure.getMessage()).contains("Address already in use");
  }

  @Override
  public EndpointAddress bound(EndpointAddress asked, List<Channel> sockets) {
    URI uri = asked.uri();
    String authority = String.valueOf(uri.getRawAuthority());
    if (port(asked) != 0) {
      return asked;
    }
    String host = authority.substring(0, authority.lastIndexOf(':'));
    return EndpointAddress.of(
        uri.getScheme() + "://" + host + ":" + localPort(sockets) + uri.getRawPath());
  }

  private static int localPort(List<Channel> sockets) {
    return ((InetSocketAddress) sockets.get(0).localAddress()).getPort();
  }

  @Override
  public List<Object> portKeys(EndpointAddress address) throws IOException {
    int port = port(address);
    TreeSet<String> hosts = new TreeSet<>();
    listenHosts(address).forEach(host -> hosts.add(host.getHostAddress()));
    TreeSet<String> all = new TreeSet<>();
    Arrays.stream(allAddresses()).forEach(host -> all.add(host.getHostAddress()));
    return List.of(new PortKey(hosts, port), new PortKey(all, port));
  }

  @Override
  public boolean isPortFree(EndpointAddress address) {
    return port(address) == 0;
  }

  @Override
  public List<SocketAddress> resolve(EndpointAddress address) throws IOException {
    String host = host(address).orElseThrow(() -> new IOException("no host in " + address));
    int port = port(address);
    List<SocketAddress> found = new ArrayList<>();
    for (InetAddress candidate : InetAddress.getAllByName(host)) {
      found.add(new InetSocketAddress(candidate, port));
    }
    return found;
  }

  private static List<InetAddress> listenHosts(EndpointAddress address) throws IOException {
    String host = host(address).orElse("");
    if (host.isEmpty()) {
      return Arrays.asList(allAddresses());
    }
    if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
      return List.of(
          InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}),
          InetAddress.getByAddress("localhost", IPV6_LOOPBACK));
    }
    InetAddress[] all = InetAddress.getAllByName(host);
    return Arrays.asList(all[0].isAnyLocalAddress() ? allAddresses() : all);
  }

  /** Returns the one address that means all of both versions of IP. */
  private static InetAddress[] allAddresses() throws IOException {
    return new InetAddress[] {InetAddress.getByAddress(new byte[16])};
  }

  /** Returns the host; empty for what WCF knows as wildcards, which are no hosts to java.net. */
  private static Optional<String> host(EndpointAddress address) {
    return Optional.ofNullable(address.uri().getHost());
  }

  private static int port(EndpointAddress address) {
    URI uri = address.uri();
    int port = uri.getPort();
    String authority = String.valueOf(uri.getRawAuthority());
    if (uri.getHost() == null && authority.matches("[+*]:\\d{1,5}")) {
      port = Integer.parseInt(authority.substring(2));
    }
    return port < 0 ? DEFAULT_PORT : port;
  }

  private record PortKey(TreeSet<String> hosts, int port) {}
}
