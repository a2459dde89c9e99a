package dev.woad.bindings.websocket;

import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.http.WebSocketTransportProvider;
import dev.woad.bindings.http.WebSocketTransportSettings;

/** Gives the bindings over HTTP their WebSockets. */
public final class WebSocketProvider implements WebSocketTransportProvider {

  /** Creates the provider. */
  public WebSocketProvider() {}

  @Override
  public TransportBindingElement transport(
      String scheme, HttpTransportBindingElement http, WebSocketTransportSettings settings) {
    return new WebSocketTransportBindingElement(scheme, http, settings);
  }
}
