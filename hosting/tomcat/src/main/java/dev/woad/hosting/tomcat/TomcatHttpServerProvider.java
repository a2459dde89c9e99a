package dev.woad.hosting.tomcat;

import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerProvider;
import dev.woad.bindings.httpserver.HttpServerSettings;

/**
 * Embeds Tomcat: HTTP/1.1 only, one servlet, no sessions kept, no files touched. Requests run on
 * virtual threads where the JVM has them, else on a pool of 200 threads.
 */
public final class TomcatHttpServerProvider implements HttpServerProvider {

  /** Creates the provider. */
  public TomcatHttpServerProvider() {}

  @Override
  public HttpServer open(HttpServerSettings settings) {
    return TomcatHttpServer.open(settings);
  }
}
