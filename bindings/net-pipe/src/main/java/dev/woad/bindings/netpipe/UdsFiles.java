package dev.woad.bindings.netpipe;

import dev.woad.contracts.EndpointAddress;
import java.nio.file.Path;
import java.util.List;

/** The sockets of {@code net.uds}, whose addresses name them. */
final class UdsFiles implements SocketFiles {

  static final UdsFiles INSTANCE = new UdsFiles();

  private UdsFiles() {}

  @Override
  public Path of(EndpointAddress address) {
    String path = address.uri().getPath();
    if (path == null || path.length() < 2) {
      throw new IllegalArgumentException(
          "address: " + address + " (expected: such as net.uds:///run/orders.sock)");
    }
    return Path.of(path);
  }

  @Override
  public List<Path> candidates(EndpointAddress address) {
    return List.of(of(address));
  }
}
