package dev.woad.bindings.nettcp;

/** How a message is written. */
public enum NetTcpMessageEncoding {
  /** .NET binary XML. */
  BINARY,
  /** Text XML. */
  TEXT,
  /** Text XML with binary values beside it. */
  MTOM
}
