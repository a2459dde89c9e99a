package dev.woad.bindings.netpipe;

import dev.woad.contracts.EndpointAddress;
import java.nio.file.Path;
import java.util.List;

/** Where the sockets of addresses are. */
interface SocketFiles {

  /** Returns the socket that a service at an address listens at. */
  Path of(EndpointAddress address);

  /** Returns the sockets where a service at an address, or above it, may listen, best first. */
  List<Path> candidates(EndpointAddress address);
}
