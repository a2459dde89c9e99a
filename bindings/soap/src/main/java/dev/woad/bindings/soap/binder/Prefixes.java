package dev.woad.bindings.soap.binder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The prefixes of all namespaces that may be met in an element, declared at its start tag: what is
 * in a list does not declare its own again and again. Immutable.
 */
final class Prefixes {

  private static final String XML = XMLConstants.XML_NS_URI;

  private final String[] namespaces;
  private final String[] prefixes;
  private final Map<String, String> ofAttributes;

  private Prefixes(Map<String, String> ofElements, Map<String, String> ofAttributes) {
    this.namespaces = ofElements.keySet().toArray(String[]::new);
    this.prefixes = ofElements.values().toArray(String[]::new);
    this.ofAttributes = ofAttributes;
  }

  /**
   * Chooses prefixes: none for the outermost element's namespace, unless there are names without
   * one, and single letters, which binary XML has in one byte, for all others.
   *
   * @param elements those of elements and of types that elements may say they are of
   * @param attributes those of attributes
   */
  static Prefixes of(String root, Set<String> elements, Set<String> attributes) {
    Map<String, String> ofElements = new LinkedHashMap<>();
    int letter = 0;
    boolean unqualified = elements.contains("") || root.isEmpty();
    if (unqualified) {
      ofElements.put("", "");
      if (!root.isEmpty()) {
        ofElements.put(root, name(letter++));
      }
    } else {
      ofElements.put(root, "");
    }
    for (String namespace : elements) {
      if (!ofElements.containsKey(namespace)) {
        ofElements.put(namespace, name(letter++));
      }
    }
    Map<String, String> ofAttributes = new LinkedHashMap<>();
    for (String namespace : attributes) {
      String known = ofElements.getOrDefault(namespace, "");
      if (namespace.equals(XML)) {
        ofAttributes.put(namespace, XMLConstants.XML_NS_PREFIX);
      } else if (!namespace.isEmpty()) {
        ofAttributes.put(namespace, known.isEmpty() ? name(letter++) : known);
      }
    }
    return new Prefixes(ofElements, ofAttributes);
  }

  // The letters that .NET begins with; "a" and "s" are those of the envelope.
  private static String name(int count) {
    String letters = "bcdefghijklmnopqrtuvwxyz";
    return count < letters.length() ? letters.substring(count, count + 1) : "n" + count;
  }

  String ofElement(String namespace) {
    for (int i = 0; i < namespaces.length; i++) {
      if (namespaces[i].equals(namespace)) {
        return prefixes[i];
      }
    }
    throw new IllegalArgumentException("namespace: " + namespace + " (expected: one of the model)");
  }

  String ofAttribute(String namespace) {
    String prefix = ofAttributes.get(namespace);
    if (prefix == null) {
      throw new IllegalArgumentException(
          "namespace: " + namespace + " (expected: one of an attribute in the model)");
    }
    return prefix;
  }

  void declare(XMLStreamWriter writer) throws XMLStreamException {
    for (int i = 0; i < namespaces.length; i++) {
      if (prefixes[i].isEmpty()) {
        // Around a body there is no other to be taken back.
        if (!namespaces[i].isEmpty()) {
          writer.writeDefaultNamespace(namespaces[i]);
        }
      } else {
        writer.writeNamespace(prefixes[i], namespaces[i]);
      }
    }
    for (Map.Entry<String, String> attribute : ofAttributes.entrySet()) {
      if (!attribute.getKey().equals(XML)
          && !isPrefixOf(attribute.getKey(), attribute.getValue())) {
        writer.writeNamespace(attribute.getValue(), attribute.getKey());
      }
    }
  }

  private boolean isPrefixOf(String namespace, String prefix) {
    for (int i = 0; i < namespaces.length; i++) {
      if (namespaces[i].equals(namespace)) {
        return prefixes[i].equals(prefix);
      }
    }
    return false;
  }
}
