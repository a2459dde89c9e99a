package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.JavaType;
import dev.woad.bindings.values.LexicalValues;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What elements and attributes a bean has in XML.
 *
 * @param elements the properties that are elements, by the local names of these
 * @param attributes the properties that are attributes, by the local names of these
 * @param text the property that is the text of the element; null if none is
 * @param takesAnyAttribute whether attributes of other names are kept too
 * @param subtypes the types that may stand in its place, by their names in {@code xsi:type}
 */
record XmlBean(
    Map<String, Property> elements,
    Map<String, Property> attributes,
    @Nullable Property text,
    boolean takesAnyAttribute,
    Map<String, JavaType> subtypes) {

  /**
   * A property of a bean.
   *
   * @param name its name in JSON
   * @param type its type; where it is a list, that of the items
   * @param isMany whether it is a list
   * @param isPlain whether its text is that of its type, and not what an adapter makes of it
   */
  record Property(String name, JavaType type, boolean isMany, boolean isPlain) {

    /** Returns whether there is more to say of its text than that it is one. */
    boolean isSimple() {
      return isPlain && LexicalValues.isSimple(type.getRawClass());
    }

    /** Returns what is expected in place of a text that is no value of the property. */
    Optional<String> expectedInPlaceOf(String value) {
      return isPlain
          ? LexicalValues.expectedInPlaceOf(value, type.getRawClass())
          : Optional.empty();
    }
  }
}
