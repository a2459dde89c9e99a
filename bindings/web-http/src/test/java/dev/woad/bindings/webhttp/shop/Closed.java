package dev.woad.bindings.webhttp.shop;

import jakarta.xml.ws.WebFault;

/** A declared fault that no status is given to. */
@WebFault(name = "Closed", targetNamespace = "urn:shop")
public class Closed extends Exception {

  public Closed(String message) {
    super(message);
  }

  public String getFaultInfo() {
    return "until Monday";
  }
}
