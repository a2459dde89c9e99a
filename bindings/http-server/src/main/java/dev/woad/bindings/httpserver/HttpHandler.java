package dev.woad.bindings.httpserver;

import java.util.concurrent.CompletionStage;

/** Answers HTTP requests. Safe for use by many threads. */
@FunctionalInterface
public interface HttpHandler {

  /**
   * Answers a request, now or later. It is called on a thread that may block, and that the server
   * gets back when it returns.
   *
   * @return the reply, which the server writes; an exception is answered with status 500 and logged
   */
  CompletionStage<HttpServerReply> handle(HttpServerRequest request);
}
