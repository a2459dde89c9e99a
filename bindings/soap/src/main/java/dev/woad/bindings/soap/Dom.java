package dev.woad.bindings.soap;

import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlDom;
import dev.woad.bindings.message.XmlFactories;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads, writes and walks documents that describe. */
final class Dom {

  private static final int FILE = 32 * 1024 * 1024;
  private static final ReaderQuotas QUOTAS = new ReaderQuotas(256, FILE, FILE, FILE, 1024);

  private Dom() {}

  /** Reads the root element of a file; a document type declaration is refused. */
  static Element read(InputStream in) throws XMLStreamException {
    XMLStreamReader reader = XmlFactories.reader(in, QUOTAS);
    try {
      while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
        if (reader.next() == XMLStreamConstants.DTD) {
          throw new XMLStreamException("document type declaration (expected: none)");
        }
      }
      return XmlDom.read(reader);
    } finally {
      reader.close();
    }
  }

  static String write(Element root) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    try {
      XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_8);
      writer.writeStartDocument("utf-8", "1.0");
      XmlDom.write(root, writer);
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("document cannot be written", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<Element> children(Element parent, String namespace, String localName) {
    return children(parent).stream().filter(child -> is(child, namespace, localName)).toList();
  }

  static boolean is(Element element, String namespace, String localName) {
    return localName.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
  }

  /** Appends a copy of an element, with the prefixes bound that were bound where it stood. */
  static Element adopt(Element source, Element parent) {
    Element copy = (Element) parent.getOwnerDocument().importNode(source, true);
    parent.appendChild(copy);
    for (Node above = source.getParentNode();
        above instanceof Element element;
        above = above.getParentNode()) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Node attribute = element.getAttributes().item(i);
        String name = attribute.getNodeName();
        if (name.startsWith("xmlns:") && !copy.hasAttribute(name)) {
          copy.setAttributeNS("http://www.w3.org/2000/xmlns/", name, attribute.getNodeValue());
        }
      }
    }
    return copy;
  }

  static Element append(Element parent, String namespace, String qualifiedName) {
    Element child = parent.getOwnerDocument().createElementNS(namespace, qualifiedName);
    parent.appendChild(child);
    return child;
  }

  static void declare(Element element, String prefix, String namespace) {
    element.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:" + prefix, namespace);
  }
}
