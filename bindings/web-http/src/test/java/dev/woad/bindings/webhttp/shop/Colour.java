package dev.woad.bindings.webhttp.shop;

import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlType;

@XmlType
@XmlEnum
public enum Colour {
  @XmlEnumValue("dark-red")
  DARK_RED,
  @XmlEnumValue("blue")
  BLUE
}
