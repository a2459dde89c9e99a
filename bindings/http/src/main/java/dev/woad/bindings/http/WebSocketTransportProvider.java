package dev.woad.bindings.http;

import dev.woad.bindings.TransportBindingElement;

/** Makes the transport of bindings over HTTP that go on as WebSockets. Found by ServiceLoader. */
public interface WebSocketTransportProvider {

  /**
   * Returns the transport.
   *
   * @param scheme of its addresses, with or without TLS; that of HTTP stands for that of WebSockets
   * @param http what holds for messages over HTTP, and for each over the WebSocket
   * @param settings how it is used
   */
  TransportBindingElement transport(
      String scheme, HttpTransportBindingElement http, WebSocketTransportSettings settings);
}
