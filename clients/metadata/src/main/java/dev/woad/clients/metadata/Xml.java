package dev.woad.clients.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Looks at elements. */
final class Xml {

  static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  static final String SCHEMA = XMLConstants.W3C_XML_SCHEMA_NS_URI;
  static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

  private Xml() {}

  static boolean is(Element element, String namespace, String name) {
    return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  static List<Element> children(Node parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<Element> children(Node parent, String namespace, String name) {
    return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
  }

  /** Returns the name that a text such as {@code tns:Orders} stands for at an element. */
  static QName qualified(Element at, String text) {
    int colon = text.indexOf(':');
    String prefix = colon < 0 ? null : text.substring(0, colon);
    String namespace = at.lookupNamespaceURI(prefix);
    return new QName(namespace == null ? "" : namespace, text.substring(colon + 1));
  }

  /** Returns the namespaces that are in scope at an element by what surrounds it. */
  static Map<String, String> namespaces(Element element) {
    Map<String, String> inScope = new HashMap<>();
    for (Node at = element; at instanceof Element current; at = at.getParentNode()) {
      for (int i = 0; i < current.getAttributes().getLength(); i++) {
        Attr attribute = (Attr) current.getAttributes().item(i);
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
          String prefix = attribute.getPrefix() == null ? "" : attribute.getLocalName();
          inScope.putIfAbsent(prefix, attribute.getValue());
        }
      }
    }
    return inScope;
  }
}
