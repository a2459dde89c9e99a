package dev.woad.bindings.webhttp.shop;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;

@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "SoldOutFault")
public class SoldOutFault {
  public String itemId;

  /** Named like a member that problems have already. */
  public String status;
}
