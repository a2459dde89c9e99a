package dev.woad.bindings.netpipe;

import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.bindings.message.RemoteIdentity;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/** Asks the system who is at the other end of a socket. */
final class PosixIdentity implements StreamUpgrade {

  static final PosixIdentity INSTANCE = new PosixIdentity();

  private PosixIdentity() {}

  @Override
  public String protocol() {
    return "application/unixposix";
  }

  @Override
  public Begun begin(Channel channel) {
    try {
      return new Begun(
          null,
          channel.eventLoop().newSucceededFuture(new RemoteIdentity(user(channel), List.of())));
    } catch (IOException e) {
      return new Begun(null, channel.eventLoop().newFailedFuture(e));
    }
  }

  /** Returns the user's name, or number where the system gives that. */
  private static String user(Channel channel) throws IOException {
    if (channel instanceof EpollDomainSocketChannel socket) {
      return String.valueOf(socket.peerCredentials().uid());
    }
    UnixDomainPrincipal principal =
        channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
    return Optional.ofNullable(principal).map(known -> known.user().getName()).orElse("");
  }
}
