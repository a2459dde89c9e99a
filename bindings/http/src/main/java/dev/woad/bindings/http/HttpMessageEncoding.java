package dev.woad.bindings.http;

/** How a message is written that anyone may read: WCF's WSMessageEncoding. */
public enum HttpMessageEncoding {
  /** Text XML. */
  TEXT(NetHttpMessageEncoding.TEXT),
  /** Text XML with binary values beside it. */
  MTOM(NetHttpMessageEncoding.MTOM);

  private final NetHttpMessageEncoding amongAll;

  HttpMessageEncoding(NetHttpMessageEncoding amongAll) {
    this.amongAll = amongAll;
  }

  /** Returns the same among all encodings. */
  NetHttpMessageEncoding amongAll() {
    return amongAll;
  }
}
