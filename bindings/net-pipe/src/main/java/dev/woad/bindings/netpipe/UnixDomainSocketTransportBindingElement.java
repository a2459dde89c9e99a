package dev.woad.bindings.netpipe;

import dev.woad.bindings.framing.channel.FramedTransport;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Moves framed messages over the Unix domain sockets that addresses name, as .NET does.
 *
 * @param framed what holds for all framed transports
 * @param socketPermissions who may connect to a socket, as {@code ls} shows it; {@code rw-------},
 *     the user alone, by default
 */
public record UnixDomainSocketTransportBindingElement(
    FramedTransport framed, String socketPermissions) implements UnixTransport {

  static final String SCHEME = "net.uds";

  /** Checks the permissions. */
  public UnixDomainSocketTransportBindingElement {
    PosixFilePermissions.fromString(socketPermissions);
  }

  /** Returns the element with defaults. */
  public static UnixDomainSocketTransportBindingElement create() {
    return new UnixDomainSocketTransportBindingElement(FramedTransport.DEFAULT, "rw-------");
  }

  /** Returns this element with other settings of framed transports. */
  public UnixDomainSocketTransportBindingElement withFramed(FramedTransport newFramed) {
    return new UnixDomainSocketTransportBindingElement(newFramed, socketPermissions);
  }

  /** Returns this element with others who may connect. */
  public UnixDomainSocketTransportBindingElement withSocketPermissions(
      String newSocketPermissions) {
    return new UnixDomainSocketTransportBindingElement(framed, newSocketPermissions);
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String soapTransport() {
    return "http://schemas.microsoft.com/soap/uds";
  }

  @Override
  public SocketFiles files() {
    return UdsFiles.INSTANCE;
  }
}
