package dev.woad.testing.dotnet;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.http.NetHttpMessageEncoding;
import dev.woad.bindings.http.WebSocketTransportSettings;
import dev.woad.bindings.http.WebSocketTransportUsage;
import java.util.List;

/** The bindings over WebSockets that conversations were recorded over, by their names. */
final class SocketBindings {

  static final List<String> NAMES =
      List.of(
          "nethttp-ws",
          "nethttp-ws-text",
          "files-nethttp-ws",
          "feed-nethttp-ws",
          "cart-nethttp-ws");

  private static final int MAX_RECEIVED = 67_108_864;

  private SocketBindings() {}

  /**
   * Returns a binding for addresses of HTTP, as those of .NET's services are, while its clients
   * speak of those of WebSockets.
   */
  static Binding binding(String name) {
    NetHttpBinding.Builder builder =
        NetHttpBinding.builder()
            .maxReceivedMessageSize(MAX_RECEIVED)
            .webSocketSettings(
                WebSocketTransportSettings.DEFAULT.withTransportUsage(
                    WebSocketTransportUsage.ALWAYS));
    return switch (name) {
      case "nethttp-ws", "feed-nethttp-ws", "cart-nethttp-ws" -> builder.build();
      case "nethttp-ws-text" -> builder.messageEncoding(NetHttpMessageEncoding.TEXT).build();
      case "files-nethttp-ws" -> builder.transferMode(TransferMode.STREAMED).build();
      default -> throw new IllegalArgumentException(name + " (expected: one of " + NAMES + ")");
    };
  }
}
