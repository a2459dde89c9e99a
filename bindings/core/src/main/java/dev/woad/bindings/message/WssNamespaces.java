package dev.woad.bindings.message;

/** The namespaces of WS-Security 1.0. */
public final class WssNamespaces {

  /** That of the header. */
  public static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  /** That of times and ids. */
  public static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

  private WssNamespaces() {}
}
