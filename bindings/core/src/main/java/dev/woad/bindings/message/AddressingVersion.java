package dev.woad.bindings.message;

/** The version of WS-Addressing whose headers a message carries, if any. */
public enum AddressingVersion {
  /**
   * No addressing headers. The namespace is the one in which .NET puts fault codes that would else
   * be of WS-Addressing.
   */
  NONE("http://schemas.microsoft.com/ws/2005/05/addressing/none", "", "", ""),
  /** WS-Addressing 1.0, W3C Recommendation of 9 May 2006. */
  WSA10(
      "http://www.w3.org/2005/08/addressing",
      "http://www.w3.org/2005/08/addressing/anonymous",
      "http://www.w3.org/2005/08/addressing/none",
      "http://www.w3.org/2005/08/addressing/fault"),
  /** WS-Addressing, W3C Member Submission of 10 August 2004. */
  WSA200408(
      "http://schemas.xmlsoap.org/ws/2004/08/addressing",
      "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous",
      "",
      "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault");

  private final String namespace;
  private final String anonymous;
  private final String none;
  private final String faultAction;

  AddressingVersion(String namespace, String anonymous, String none, String faultAction) {
    this.namespace = namespace;
    this.anonymous = anonymous;
    this.none = none;
    this.faultAction = faultAction;
  }

  /** Returns the namespace of the headers and of the fault codes. */
  public String namespace() {
    return namespace;
  }

  /** Returns the address that means the way back of the connection. */
  public String anonymous() {
    return anonymous;
  }

  /** Returns the address that means nobody; empty where the version has none. */
  public String none() {
    return none;
  }

  /** Returns the action of faults that are of WS-Addressing itself. */
  public String faultAction() {
    return faultAction;
  }
}
