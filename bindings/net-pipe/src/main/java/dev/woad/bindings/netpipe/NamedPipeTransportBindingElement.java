package dev.woad.bindings.netpipe;

import dev.woad.bindings.framing.channel.FramedTransport;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Moves framed messages over Unix domain sockets that stand for .NET's named pipes. The socket of
 * an address is in a directory of the user's own: {@code $XDG_RUNTIME_DIR/woad}, else {@code
 * woad-USER} where temporary files are, else where the system property {@code woad.pipe.directory}
 * says.
 *
 * @param framed what holds for all framed transports
 * @param socketPermissions who may connect to a socket, as {@code ls} shows it; {@code rw-------},
 *     the user alone, by default
 */
public record NamedPipeTransportBindingElement(FramedTransport framed, String socketPermissions)
    implements UnixTransport {

  static final String SCHEME = "net.pipe";

  /** Checks the permissions. */
  public NamedPipeTransportBindingElement {
    PosixFilePermissions.fromString(socketPermissions);
  }

  /** Returns the element with defaults. */
  public static NamedPipeTransportBindingElement create() {
    return new NamedPipeTransportBindingElement(FramedTransport.DEFAULT, "rw-------");
  }

  /** Returns this element with other settings of framed transports. */
  public NamedPipeTransportBindingElement withFramed(FramedTransport newFramed) {
    return new NamedPipeTransportBindingElement(newFramed, socketPermissions);
  }

  /** Returns this element with others who may connect. */
  public NamedPipeTransportBindingElement withSocketPermissions(String newSocketPermissions) {
    return new NamedPipeTransportBindingElement(framed, newSocketPermissions);
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String soapTransport() {
    return "http://schemas.microsoft.com/soap/named-pipe";
  }

  @Override
  public SocketFiles files() {
    return PipeFiles.INSTANCE;
  }
}
