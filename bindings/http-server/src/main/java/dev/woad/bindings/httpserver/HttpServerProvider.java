package dev.woad.bindings.httpserver;

import dev.woad.contracts.CommunicationException;

/** Embeds an HTTP server. Found by {@code ServiceLoader}. */
public interface HttpServerProvider {

  /**
   * Starts a server.
   *
   * @throws CommunicationException if it cannot listen there
   */
  HttpServer open(HttpServerSettings settings);
}
