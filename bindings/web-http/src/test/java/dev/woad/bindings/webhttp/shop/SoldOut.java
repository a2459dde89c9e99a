package dev.woad.bindings.webhttp.shop;

import jakarta.xml.ws.WebFault;

@WebFault(name = "SoldOut", targetNamespace = "urn:shop")
public class SoldOut extends Exception {

  private final transient SoldOutFault faultInfo;

  public SoldOut(String message, SoldOutFault faultInfo) {
    super(message);
    this.faultInfo = faultInfo;
  }

  public SoldOutFault getFaultInfo() {
    return faultInfo;
  }
}
