package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.bindings.nettcp.NetTcpBinding;

final class NetTcpSessionConformanceTest implements SessionConformance {

  @Override
  public Binding binding() {
    return NetTcpBinding.create();
  }

  @Override
  public String address() {
    return "net.tcp://localhost:0/probe";
  }

  // Netty's, which ends by itself after a second.
  @Override
  public boolean mayStay(String threadName) {
    return threadName.startsWith("globalEventExecutor");
  }
}
