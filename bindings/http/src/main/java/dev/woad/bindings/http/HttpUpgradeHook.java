package dev.woad.bindings.http;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;

/** Answers requests to go on as a WebSocket. Safe for use by many threads. */
@FunctionalInterface
public interface HttpUpgradeHook {

  /** Answers a request that has come to the path of a listener itself. */
  HttpServerReply upgrade(HttpServerRequest request, ChannelHandler handler);
}
