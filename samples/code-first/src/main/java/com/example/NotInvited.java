package com.example;

import jakarta.xml.ws.WebFault;

/** The fault that the contract declares: its message and its bean travel. */
@WebFault(name = "NotInvited", targetNamespace = "http://example.com/greeter")
public final class NotInvited extends Exception {

  private final transient Guest faultInfo;

  public NotInvited(String message, Guest faultInfo) {
    super(message);
    this.faultInfo = faultInfo;
  }

  public Guest getFaultInfo() {
    return faultInfo;
  }
}
