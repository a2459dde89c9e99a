package dev.woad.bindings.websocket;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.ListenerEndpoints;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.httpserver.WebSocketUpgrade;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.SessionMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes WebSockets at one path, and beside them what comes there by HTTP. */
final class WebSocketChannelListener implements ChannelListener {

  private static final Logger LOG = LoggerFactory.getLogger(WebSocketChannelListener.class);
  private static final String VERSION = "13";

  private final BindingContext context;
  private final WebSocketTransportBindingElement element;
  private final SocketEncoding encoding;
  private final ChannelListener http;
  private final Set<SocketSession> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  WebSocketChannelListener(BindingContext context, WebSocketTransportBindingElement element) {
    this.context = context;
    this.element = element;
    this.encoding = new SocketEncoding(context.binding(), element.http());
    this.http = element.http().createListener(context, this::upgrade, !needsSession());
  }

  private boolean needsSession() {
    List<ServiceEndpoint> endpoints =
        context
            .parameters()
            .find(ListenerEndpoints.class)
            .map(ListenerEndpoints::endpoints)
            .orElse(List.of());
    return context.shapes().contains(ChannelShape.DUPLEX_SESSION)
        || endpoints.stream()
            .anyMatch(endpoint -> endpoint.contract().sessionMode() == SessionMode.REQUIRED);
  }

  @Override
  public void open(ChannelHandler handler) {
    http.open(handler);
  }

  @Override
  public EndpointAddress address() {
    return http.address();
  }

  private HttpServerReply upgrade(HttpServerRequest request, ChannelHandler handler) {
    String announced = request.header(SocketEncoding.CONTENT_TYPE).orElse("");
    HttpServerReply refusal = refusal(request, announced);
    if (refusal != null) {
      LOG.debug("{}: WebSocket of {} refused", address(), request.remoteAddress());
      return refusal;
    }
    SocketSession session =
        new SocketSession(new ServedSetup(context, element, encoding, request), handler);
    sessions.add(session);
    session.onClosed(why -> sessions.remove(session));
    return HttpServerReply.webSocket(
        new WebSocketUpgrade(
            element.settings().subProtocol(),
            context.binding().timeouts().send(),
            new ServerSocket(session, announced)));
  }

  private @org.jspecify.annotations.Nullable HttpServerReply refusal(
      HttpServerRequest request, String announced) {
    if (!request.method().equals("GET") || request.header("Sec-WebSocket-Key").isEmpty()) {
      return HttpServerReply.text(400, "handshake: malformed (expected: that of a WebSocket)");
    }
    if (!request.header("Sec-WebSocket-Version").filter(VERSION::equals).isPresent()) {
      return HttpServerReply.text(426, "Sec-WebSocket-Version: (expected: " + VERSION + ")")
          .withHeader("Upgrade", "websocket")
          .withHeader("Sec-WebSocket-Version", VERSION);
    }
    String subProtocol = element.settings().subProtocol();
    if (!offers(request, subProtocol)) {
      return HttpServerReply.text(
              426,
              "Sec-WebSocket-Protocol: "
                  + request.header("Sec-WebSocket-Protocol").orElse("none")
                  + " (expected: "
                  + subProtocol
                  + ")")
          .withHeader("Upgrade", "websocket");
    }
    if (!announced.isEmpty() && !encoding.isSupported(announced)) {
      return HttpServerReply.text(
          415,
          SocketEncoding.CONTENT_TYPE
              + ": "
              + announced
              + " (expected: "
              + encoding.contentType()
              + ")");
    }
    return stopped ? HttpServerReply.text(503, "closing") : null;
  }

  private static boolean offers(HttpServerRequest request, String subProtocol) {
    return request.headers("Sec-WebSocket-Protocol").stream()
        .flatMap(header -> List.of(header.split(",", -1)).stream())
        .anyMatch(offered -> offered.strip().equals(subProtocol));
  }

  @Override
  public void stop() {
    stopped = true;
    http.stop();
  }

  @Override
  public void close(Duration timeout) {
    stop();
    long end = System.nanoTime() + timeout.toNanos();
    CompletableFuture.allOf(
            sessions.stream()
                .map(session -> session.close(timeout).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .join();
    http.close(Duration.ofNanos(Math.max(end - System.nanoTime(), 0)));
  }
}
