package dev.woad.bindings.netpipe;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.framing.channel.FramedChannelInitiator;
import dev.woad.bindings.framing.channel.FramedChannelListener;
import dev.woad.bindings.framing.channel.FramedTransport;
import dev.woad.bindings.message.BodyWriter;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What both transports over Unix domain sockets have in common. */
sealed interface UnixTransport extends TransportBindingElement
    permits NamedPipeTransportBindingElement, UnixDomainSocketTransportBindingElement {

  /** Returns what holds for all framed transports. */
  FramedTransport framed();

  /** Returns who may connect to a socket, such as {@code rw-------}. */
  String socketPermissions();

  /** Returns where the sockets are. */
  SocketFiles files();

  @Override
  default long maxReceivedMessageSize() {
    return framed().maxReceivedMessageSize();
  }

  @Override
  default boolean supports(ChannelShape shape) {
    boolean buffered = framed().transferMode() == TransferMode.BUFFERED;
    return (shape == ChannelShape.REQUEST_REPLY) != buffered;
  }

  @Override
  default List<BodyWriter> policyAssertions() {
    return framed().policyAssertions();
  }

  @Override
  default ChannelListener createListener(BindingContext context) {
    return FramedChannelListener.of(context, framed(), network());
  }

  @Override
  default ChannelInitiator createInitiator(BindingContext context) {
    return FramedChannelInitiator.of(context, framed(), network());
  }

  private UnixNetwork network() {
    return new UnixNetwork(scheme(), files(), PosixFilePermissions.fromString(socketPermissions()));
  }
}
