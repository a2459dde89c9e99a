package dev.woad.bindings.soap.values;

import dev.woad.bindings.values.LexicalValues;
import dev.woad.bindings.values.ValueKinds;
import java.util.regex.Pattern;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeEnumLeafInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeNonElement;
import org.glassfish.jaxb.runtime.v2.runtime.Transducer;
import org.jspecify.annotations.Nullable;

/**
 * What the text of an element or attribute has to be.
 *
 * @param type the Java type of a value
 * @param constants how JAXB reads a constant; null if the type is no enumeration
 * @param isList whether there are several values with white space between
 * @param mayBeEmpty whether a default stands for no text
 */
public record TextCheck(
    Class<?> type, @Nullable Transducer<?> constants, boolean isList, boolean mayBeEmpty) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Returns the check for a type; null if JAXB needs none. */
  public static @Nullable TextCheck of(RuntimeNonElement of, boolean isList, boolean mayBeEmpty) {
    if (of instanceof RuntimeEnumLeafInfo constants) {
      return new TextCheck(constants.getClazz(), of.getTransducer(), isList, mayBeEmpty);
    }
    return of.getType() instanceof Class<?> type && LexicalValues.isSimple(type)
        ? new TextCheck(type, null, isList, mayBeEmpty)
        : null;
  }

  /** Returns whether the text is so long at times that nobody wants to see it twice. */
  boolean isBinary() {
    return type == byte[].class && !isList;
  }

  /** Returns whether the text is a value, or as many as there may be. */
  public boolean accepts(String text) {
    if (isList) {
      return text.isBlank() || SPACE.splitAsStream(text.strip()).allMatch(this::isValue);
    }
    return (mayBeEmpty && text.isEmpty()) || isValue(text);
  }

  private boolean isValue(String text) {
    if (constants == null) {
      return LexicalValues.isValue(text, type);
    }
    try {
      return constants.parse(text) != null;
    } catch (Exception e) {
      // It declares what parsers throw, and numbers of constants fail in their own ways.
      return false;
    }
  }

  /** Returns what is expected, as errors name it. */
  public String expected() {
    return (isList ? "each " : "") + ValueKinds.nameOf(type);
  }
}
