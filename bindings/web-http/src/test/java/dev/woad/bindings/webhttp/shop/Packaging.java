package dev.woad.bindings.webhttp.shop;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import jakarta.xml.bind.annotation.XmlType;

/** Has subtypes that only JAXB's annotations name. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "Packaging")
@XmlSeeAlso({Box.class, Bag.class})
public abstract class Packaging {
  public String label;
}
