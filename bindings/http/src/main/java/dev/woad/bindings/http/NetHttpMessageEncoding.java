package dev.woad.bindings.http;

/** How a message is written where both parties may be .NET: WCF's NetHttpMessageEncoding. */
public enum NetHttpMessageEncoding {
  /** .NET binary XML, in SOAP 1.2 with WS-Addressing 1.0 only. */
  BINARY,
  /** Text XML. */
  TEXT,
  /** Text XML with binary values beside it. */
  MTOM
}
