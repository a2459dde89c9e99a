package dev.woad.bindings.http;

/** How a message is written: WCF's WSMessageEncoding. */
public enum HttpMessageEncoding {
  /** Text XML. */
  TEXT,
  /** Text XML with binary values beside it. */
  MTOM
}
