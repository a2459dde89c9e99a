package dev.woad.bindings.soap.values;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** What an element has in it, as far as its texts are checked. */
final class ElementShape {

  /** That of elements of which nothing is known. */
  static final ElementShape UNKNOWN = new ElementShape(null);

  private final @Nullable TextCheck text;
  private final Map<String, Map<String, Supplier<ElementShape>>> elements = new HashMap<>();
  private final Map<QName, TextCheck> attributes = new HashMap<>();
  private boolean takesAny;
  private boolean isStream;

  ElementShape(@Nullable TextCheck text) {
    this.text = text;
  }

  /** Returns a shape of the same elements and attributes with another text. */
  ElementShape withText(@Nullable TextCheck newText) {
    ElementShape shape = new ElementShape(newText);
    shape.elements.putAll(elements);
    shape.attributes.putAll(attributes);
    shape.takesAny = takesAny;
    shape.isStream = isStream;
    return shape;
  }

  void add(QName name, Supplier<ElementShape> element) {
    elements
        .computeIfAbsent(name.getLocalPart(), absent -> new HashMap<>(2))
        .put(name.getNamespaceURI(), element);
  }

  void addAttribute(QName name, TextCheck check) {
    attributes.put(name, check);
  }

  void takeAny() {
    takesAny = true;
  }

  void stream() {
    isStream = true;
  }

  /** Returns whether whoever gets the value reads it as a stream. */
  boolean isStream() {
    return isStream;
  }

  /** Returns what the text has to be; null if it may be any. */
  @Nullable TextCheck text() {
    return text;
  }

  /** Returns the shape of an element in it; null if it is not known here. */
  @Nullable ElementShape element(String namespace, String name) {
    Map<String, Supplier<ElementShape>> named = elements.get(name);
    Supplier<ElementShape> found = named == null ? null : named.get(namespace);
    return found == null ? null : found.get();
  }

  boolean hasAttributes() {
    return !attributes.isEmpty();
  }

  @Nullable TextCheck attribute(QName name) {
    return attributes.get(name);
  }

  /** Returns whether elements that are known everywhere may be in it. */
  boolean takesAny() {
    return takesAny;
  }
}
