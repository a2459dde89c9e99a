package dev.woad.security.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Exclusive XML Canonicalization 1.0, without comments, of an element that came in a message: there
 * are no document types, entities or processing instructions in it.
 */
final class CanonicalXml {

  private static final Comparator<Attr> ATTRIBUTES =
      Comparator.comparing((Attr attribute) -> nonNull(attribute.getNamespaceURI()))
          .thenComparing(Attr::getLocalName);

  private final StringBuilder out = new StringBuilder(512);
  private final Set<String> inclusivePrefixes;

  private CanonicalXml(Set<String> inclusivePrefixes) {
    this.inclusivePrefixes = inclusivePrefixes;
  }

  /**
   * Returns the canonical form in UTF-8.
   *
   * @param inclusivePrefixes prefixes that are declared wherever they are known, used or not; the
   *     empty one stands for the default namespace
   */
  static byte[] of(Element element, Set<String> inclusivePrefixes) {
    CanonicalXml canonical = new CanonicalXml(inclusivePrefixes);
    canonical.write(element, Map.of("", ""));
    return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Appends a text with what cannot stand in one escaped. */
  static void appendText(String text, StringBuilder target) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> target.append("&amp;");
        case '<' -> target.append("&lt;");
        case '>' -> target.append("&gt;");
        case '\r' -> target.append("&#xD;");
        default -> target.append(c);
      }
    }
  }

  private void write(Element element, Map<String, String> rendered) {
    Map<String, String> needed = new TreeMap<>();
    need(nonNull(element.getPrefix()), element.getNamespaceURI(), needed);
    List<Attr> attributes = new ArrayList<>();
    NamedNodeMap all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      Attr attribute = (Attr) all.item(i);
      if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        continue;
      }
      attributes.add(attribute);
      if (attribute.getPrefix() != null) {
        need(attribute.getPrefix(), attribute.getNamespaceURI(), needed);
      }
    }
    for (String prefix : inclusivePrefixes) {
      String bound = element.lookupNamespaceURI(prefix.isEmpty() ? null : prefix);
      if (bound != null || prefix.isEmpty()) {
        needed.putIfAbsent(prefix, nonNull(bound));
      }
    }
    attributes.sort(ATTRIBUTES);
    out.append('<').append(element.getNodeName());
    Map<String, String> within = declare(needed, rendered);
    for (Attr attribute : attributes) {
      out.append(' ').append(attribute.getNodeName()).append("=\"");
      appendAttribute(attribute.getValue());
      out.append('"');
    }
    out.append('>');
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        write(inner, within);
      } else if (child.getNodeType() == Node.TEXT_NODE
          || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        appendText(child.getNodeValue(), out);
      }
    }
    out.append("</").append(element.getNodeName()).append('>');
  }

  private static void need(String prefix, @Nullable String namespace, Map<String, String> needed) {
    if (!prefix.equals(XMLConstants.XML_NS_PREFIX)) {
      needed.put(prefix, nonNull(namespace));
    }
  }

  /** Declares what is not declared the same above, and returns what is declared here. */
  private Map<String, String> declare(Map<String, String> needed, Map<String, String> rendered) {
    Map<String, String> within = rendered;
    for (Map.Entry<String, String> entry : needed.entrySet()) {
      String prefix = entry.getKey();
      if (entry.getValue().equals(rendered.get(prefix))) {
        continue;
      }
      if (within == rendered) {
        within = new HashMap<>(rendered);
      }
      within.put(prefix, entry.getValue());
      out.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("=\"");
      appendAttribute(entry.getValue());
      out.append('"');
    }
    return within;
  }

  private void appendAttribute(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '"' -> out.append("&quot;");
        case '\t' -> out.append("&#x9;");
        case '\n' -> out.append("&#xA;");
        case '\r' -> out.append("&#xD;");
        default -> out.append(c);
      }
    }
  }

  private static String nonNull(@Nullable String value) {
    return value == null ? "" : value;
  }
}
