package dev.woad.bindings.webhttp.shop;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementRef;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** As wsimport makes types: fields bound, no root, lists without setters. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "Item",
    propOrder = {"name", "count", "price", "colour", "image", "comment", "parts", "packaging"})
public class Item {

  @XmlAttribute(name = "item-id")
  public String id;

  @XmlElement(required = true)
  public String name;

  public int count;
  public BigDecimal price;
  public Colour colour;
  public byte[] image;

  @XmlElementRef(
      name = "comment",
      namespace = "urn:shop",
      type = JAXBElement.class,
      required = false)
  public JAXBElement<String> comment;

  @XmlElement(name = "part")
  protected List<Item> parts;

  public Packaging packaging;

  public List<Item> getParts() {
    if (parts == null) {
      parts = new ArrayList<>();
    }
    return parts;
  }
}
