package dev.woad.bindings.message;

import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The prefixes that an envelope declares around its headers or body. Values such as those of {@code
 * xsi:type} use them, and nothing that sees names alone knows of it; so they go along when an
 * element leaves its envelope. Immutable.
 */
final class SurroundingPrefixes {

  static final SurroundingPrefixes NONE = new SurroundingPrefixes(new String[0]);

  // Prefixes and namespaces in turn: few, and made for each message.
  private final String[] declared;

  private SurroundingPrefixes(String[] declared) {
    this.declared = declared;
  }

  /** Returns these and those that the start tag declares at which the reader stands. */
  SurroundingPrefixes with(XMLStreamReader reader) {
    int count = reader.getNamespaceCount();
    if (count == 0) {
      return this;
    }
    int at = declared.length;
    String[] more = Arrays.copyOf(declared, at + 2 * count);
    for (int i = 0; i < count; i++) {
      String prefix = reader.getNamespacePrefix(i);
      String namespace = reader.getNamespaceURI(i);
      // One without a prefix is kept with the names themselves.
      if (prefix != null && !prefix.isEmpty() && namespace != null) {
        more[at++] = prefix;
        more[at++] = namespace;
      }
    }
    return new SurroundingPrefixes(at == more.length ? more : Arrays.copyOf(more, at));
  }

  /** Declares on an element what values in it use, and nothing there or around it declares. */
  void declareOn(Element element) {
    for (int i = declared.length - 2; i >= 0; i -= 2) {
      if (element.lookupNamespaceURI(declared[i]) == null && isUsed(declared[i] + ":", element)) {
        element.setAttributeNS(
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + declared[i], declared[i + 1]);
      }
    }
  }

  /** Declares on the element whose start tag is being written what is not known there. */
  void declareOn(XMLStreamWriter writer) throws XMLStreamException {
    NamespaceContext known = writer.getNamespaceContext();
    for (int i = declared.length - 2; i >= 0; i -= 2) {
      if (!isRedeclared(i) && !declared[i + 1].equals(known.getNamespaceURI(declared[i]))) {
        writer.writeNamespace(declared[i], declared[i + 1]);
      }
    }
  }

  /** Declares on an element all that nothing there or around it declares. */
  void declareAllOn(Element element) {
    for (int i = declared.length - 2; i >= 0; i -= 2) {
      if (element.lookupNamespaceURI(declared[i]) == null) {
        element.setAttributeNS(
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + declared[i], declared[i + 1]);
      }
    }
  }

  private static boolean isUsed(String prefix, Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (isUsed(prefix, String.valueOf(attributes.item(i).getNodeValue()))) {
        return true;
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner
          ? isUsed(prefix, inner)
          : isUsed(prefix, String.valueOf(child.getNodeValue()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUsed(String prefix, String value) {
    for (int at = value.indexOf(prefix); at >= 0; at = value.indexOf(prefix, at + 1)) {
      char before = at == 0 ? ' ' : value.charAt(at - 1);
      // Else it is the end of another, or of a part of a URN.
      if (!Character.isLetterOrDigit(before) && "-_.:".indexOf(before) < 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isRedeclared(int at) {
    for (int i = at + 2; i < declared.length; i += 2) {
      if (declared[i].equals(declared[at])) {
        return true;
      }
    }
    return false;
  }
}
