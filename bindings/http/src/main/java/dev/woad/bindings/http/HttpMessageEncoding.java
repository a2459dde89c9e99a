package dev.woad.bindings.http;

/** How a message is written: WCF's WSMessageEncoding and NetHttpMessageEncoding. */
public enum HttpMessageEncoding {
  /** Text XML. */
  TEXT,
  /** Text XML with binary values beside it. */
  MTOM,
  /** .NET binary XML, in SOAP 1.2 with WS-Addressing 1.0 only. */
  BINARY
}
