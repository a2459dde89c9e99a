package dev.woad.bindings.httpserver;

import java.time.Duration;

/**
 * The agreement to go on as a WebSocket.
 *
 * @param subprotocol the subprotocol that is agreed on
 * @param sendTimeout how long one send may take
 * @param handler takes what comes
 */
public record WebSocketUpgrade(
    String subprotocol, Duration sendTimeout, WebSocketHandler handler) {}
