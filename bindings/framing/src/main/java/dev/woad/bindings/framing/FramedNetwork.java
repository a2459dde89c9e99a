package dev.woad.bindings.framing;

import dev.woad.contracts.EndpointAddress;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

/** What carries framed connections, such as TCP. Safe for use by many threads. */
public interface FramedNetwork {

  /** Returns the scheme of the addresses that it serves. */
  String scheme();

  /** Returns whether the sockets are those of Linux itself, rather than those of the JDK. */
  default boolean isNative() {
    return false;
  }

  /** Returns what listening sockets are made by: the kind of socket and its options. */
  ServerBootstrap serverBootstrap();

  /**
   * Listens at an address, which may take several sockets.
   *
   * @throws IOException if it cannot be had; then no socket stays open
   */
  List<Channel> bind(ServerBootstrap bootstrap, EndpointAddress address) throws IOException;

  /** Returns the address with the port that was found where port 0 was asked for. */
  EndpointAddress bound(EndpointAddress asked, List<Channel> sockets);

  /**
   * Returns what the sockets of an address are known by, and after it what other sockets are known
   * by that take in the same.
   *
   * @throws IOException if the address is not one of this machine
   */
  List<Object> portKeys(EndpointAddress address) throws IOException;

  /** Returns whether a port is looked for, so that the address is new with each listener. */
  boolean isPortFree(EndpointAddress address);

  /** Returns what connecting sockets are made by: the kind of socket and its options. */
  Bootstrap bootstrap();

  /**
   * Returns where an address leads, to be tried in this order. May block.
   *
   * @throws IOException if it leads nowhere
   */
  List<SocketAddress> resolve(EndpointAddress address) throws IOException;
}
