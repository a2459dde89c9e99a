package dev.woad.bindings.websocket;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The session of a service with one client. */
final class ServedSetup implements SessionSetup {

  private final SocketEncoding encoding;
  private final Times times;
  private final HttpRequestProperty handshake;
  private final Via via;

  ServedSetup(
      BindingContext context,
      WebSocketTransportBindingElement element,
      SocketEncoding encoding,
      HttpServerRequest request) {
    this.encoding = encoding;
    this.times =
        new Times(context.binding().timeouts().receive(), element.settings().keepAliveInterval());
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.headerNames().forEach(name -> headers.put(name, request.headers(name)));
    this.handshake =
        new HttpRequestProperty(request.method(), request.uri(), headers, request.remoteAddress());
    URI uri = request.uri();
    this.via =
        new Via(
            URI.create(
                uri.getScheme().replace("http", "ws")
                    + "://"
                    + uri.getRawAuthority()
                    + uri.getRawPath()));
  }

  @Override
  public SocketEncoding encoding() {
    return encoding;
  }

  @Override
  public Times times() {
    return times;
  }

  @Override
  public String address() {
    return remoteAddress();
  }

  @Override
  public String remoteAddress() {
    return handshake.remoteAddress();
  }

  @Override
  public boolean isServer() {
    return true;
  }

  @Override
  public CompletableFuture<Void> connect(SocketSession session, Duration timeout) {
    throw new IllegalStateException("a service does not connect");
  }

  @Override
  public void readdress(Message message) {
    // Callbacks go to the anonymous address, which they have already.
  }

  @Override
  public void describe(Message message) {
    message.properties().put(HttpRequestProperty.class, handshake);
    message.properties().put(Via.class, via);
  }
}
