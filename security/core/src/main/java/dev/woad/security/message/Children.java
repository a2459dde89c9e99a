package dev.woad.security.message;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads elements strictly: what is not expected is refused. */
final class Children {

  private Children() {}

  static List<Element> of(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static boolean is(Element element, String namespace, String localName) {
    return localName.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
  }

  /** Finds the only child of a name. */
  static Optional<Element> find(Element parent, String namespace, String localName)
      throws SecurityRefusal {
    Element found = null;
    for (Element child : of(parent)) {
      if (is(child, namespace, localName)) {
        if (found != null) {
          throw SecurityRefusal.of(localName + " more than once");
        }
        found = child;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Returns the only child of a name. */
  static Element require(Element parent, String namespace, String localName)
      throws SecurityRefusal {
    return find(parent, namespace, localName)
        .orElseThrow(() -> SecurityRefusal.of(parent.getLocalName() + " without " + localName));
  }

  static String attribute(Element element, String name) {
    return element.getAttributeNS(null, name);
  }

  /** Returns the id by which signatures and references speak of an element; empty if none. */
  static String id(Element element) {
    return element.getAttributeNS(Wss.UTILITY, "Id");
  }

  static String text(Element element) {
    return String.valueOf(element.getTextContent()).strip();
  }

  static byte[] bytes(Element element) throws SecurityRefusal {
    try {
      return Base64.getMimeDecoder().decode(text(element));
    } catch (IllegalArgumentException e) {
      throw SecurityRefusal.of(element.getLocalName() + " is not base64");
    }
  }
}
