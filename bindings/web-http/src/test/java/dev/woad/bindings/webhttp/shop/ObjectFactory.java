package dev.woad.bindings.webhttp.shop;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlElementDecl;
import jakarta.xml.bind.annotation.XmlRegistry;
import javax.xml.namespace.QName;

@XmlRegistry
public class ObjectFactory {

  public Item createItem() {
    return new Item();
  }

  @XmlElementDecl(namespace = "urn:shop", name = "comment", scope = Item.class)
  public JAXBElement<String> createItemComment(String value) {
    return new JAXBElement<>(new QName("urn:shop", "comment"), String.class, Item.class, value);
  }
}
