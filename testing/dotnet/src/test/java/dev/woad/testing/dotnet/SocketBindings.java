package dev.woad.testing.dotnet;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.http.NetHttpMessageEncoding;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import dev.woad.testing.dotnet.files.IOrderFiles;
import dev.woad.testing.dotnet.orders.IHeaderOrders;
import dev.woad.testing.dotnet.orders.IOrders;
import java.util.List;

/** The bindings over WebSockets that conversations were recorded over, by their names. */
final class SocketBindings {

  static final List<String> NAMES = List.of("nethttp-ws", "nethttp-ws-text", "files-nethttp-ws");

  private static final int MAX_RECEIVED = 67_108_864;

  private SocketBindings() {}

  /** Returns a host of the recorded service over one of the bindings, at /orders. */
  static ServiceHost host(String name, int port) {
    Binding binding = binding(name);
    String address = "ws://localhost:" + port + "/orders";
    ServiceHostBuilder builder = ServiceHost.builder(RecordedService.class);
    return name.startsWith("files-")
        ? builder.endpoint(IOrderFiles.class, binding, address).build()
        : builder
            .endpoint(IOrders.class, binding, address)
            .endpoint(IHeaderOrders.class, binding, address)
            .build();
  }

  static Binding binding(String name) {
    NetHttpBinding.Builder builder =
        NetHttpBinding.builder().scheme("ws").maxReceivedMessageSize(MAX_RECEIVED);
    return switch (name) {
      case "nethttp-ws" -> builder.build();
      case "nethttp-ws-text" -> builder.messageEncoding(NetHttpMessageEncoding.TEXT).build();
      case "files-nethttp-ws" -> builder.transferMode(TransferMode.STREAMED).build();
      default -> throw new IllegalArgumentException(name + " (expected: one of " + NAMES + ")");
    };
  }
}
