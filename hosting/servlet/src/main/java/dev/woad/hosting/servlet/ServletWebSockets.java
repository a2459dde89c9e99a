package dev.woad.hosting.servlet;

import dev.woad.bindings.httpserver.WebSocketUpgrade;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes WebSockets of requests, by the container's own implementation. */
final class ServletWebSockets {

  private static final Logger LOG = LoggerFactory.getLogger(ServletWebSockets.class);

  private ServletWebSockets() {}

  static void upgrade(
      HttpServletRequest request, HttpServletResponse response, WebSocketUpgrade upgrade)
      throws IOException {
    Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
    if (!(container instanceof ServerContainer sockets)) {
      LOG.warn("the container has no WebSockets (expected: Jakarta WebSocket 2.1)");
      response.sendError(HttpServletResponse.SC_NOT_IMPLEMENTED);
      return;
    }
    ServerEndpointConfig config =
        ServerEndpointConfig.Builder.create(ServletWebSocket.class, "/")
            .subprotocols(List.of(upgrade.subprotocol()))
            .configurator(new OfOne(upgrade))
            .build();
    try {
      sockets.upgradeHttpToWebSocket(request, response, config, Map.of());
    } catch (DeploymentException e) {
      LOG.debug("no WebSocket", e);
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** Configures the endpoint of one connection. */
  private static final class OfOne extends ServerEndpointConfig.Configurator {

    private final WebSocketUpgrade upgrade;

    OfOne(WebSocketUpgrade upgrade) {
      this.upgrade = upgrade;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(new ServletWebSocket(upgrade));
    }

    // The handler has looked at it.
    @Override
    public boolean checkOrigin(String origin) {
      return true;
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
      return upgrade.subprotocol();
    }

    // Compression, the only one there is, would let in more than quotas have counted.
    @Override
    public List<Extension> getNegotiatedExtensions(
        List<Extension> installed, List<Extension> requested) {
      return List.of();
    }
  }
}
