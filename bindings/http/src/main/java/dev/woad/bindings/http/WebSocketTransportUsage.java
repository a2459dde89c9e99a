package dev.woad.bindings.http;

/** When a binding over HTTP goes on as a WebSocket: WCF's WebSocketTransportUsage. */
public enum WebSocketTransportUsage {
  /** For contracts that need a session, or calls both ways. */
  WHEN_DUPLEX,
  /** For all contracts. */
  ALWAYS,
  /** For none. */
  NEVER
}
