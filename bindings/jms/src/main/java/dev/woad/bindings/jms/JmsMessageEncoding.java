package dev.woad.bindings.jms;

/** How an envelope is written. */
public enum JmsMessageEncoding {
  /** Text XML. */
  TEXT,
  /** Text XML with binary values beside it. */
  MTOM,
  /** .NET binary XML. */
  BINARY
}
