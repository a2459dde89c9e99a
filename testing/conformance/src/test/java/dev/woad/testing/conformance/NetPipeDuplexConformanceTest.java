package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.bindings.netpipe.NetNamedPipeBinding;
import java.util.UUID;

final class NetPipeDuplexConformanceTest implements DuplexConformance {

  private final String address = "net.pipe://localhost/" + UUID.randomUUID();

  @Override
  public Binding binding() {
    return NetNamedPipeBinding.create();
  }

  @Override
  public String address() {
    return address;
  }

  // Netty's, which ends by itself after a second.
  @Override
  public boolean mayStay(String threadName) {
    return threadName.startsWith("globalEventExecutor");
  }
}
