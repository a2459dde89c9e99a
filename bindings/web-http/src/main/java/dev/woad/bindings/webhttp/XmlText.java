package dev.woad.bindings.webhttp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which texts are values of simple types. JAXB takes nearly any: 300 for a byte is 44 to it,
 * an unknown constant null.
 */
final class XmlText {

  private static final Set<String> TRUTH = Set.of("true", "false", "1", "0");

  private static final Map<Class<?>, Integer> BITS =
      Map.of(
          byte.class, 8,
          Byte.class, 8,
          short.class, 16,
          Short.class, 16,
          int.class, 32,
          Integer.class, 32,
          long.class, 64,
          Long.class, 64);

  private XmlText() {}

  /** Returns whether not every text is a value of the type. */
  static boolean isSimple(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == Boolean.class
        || type == byte[].class
        || Number.class.isAssignableFrom(type);
  }

  /** Returns what is expected if the text is no value of the type; empty if it is one. */
  static Optional<String> expectedInPlaceOf(String text, Class<?> type) {
    String value = text.strip();
    return isValue(value, type) ? Optional.empty() : Optional.of(ValueKinds.nameOf(type));
  }

  private static boolean isValue(String value, Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return TRUTH.contains(value);
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .anyMatch(constant -> ValueKinds.textOf((Enum<?>) constant).equals(value));
    }
    if (type == byte[].class) {
      return isBase64(value);
    }
    Integer bits = BITS.get(type);
    if (bits != null) {
      return value.matches("[+-]?[0-9]{1,40}") && new BigInteger(value).bitLength() < bits;
    }
    if (type == BigDecimal.class) {
      // XML Schema has no exponents here, and 1e999999999 is written with all of its zeros.
      return value.matches("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)");
    }
    boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
    return !number || !value.isEmpty();
  }

  private static boolean isBase64(String value) {
    try {
      byte[] unused = Base64.getDecoder().decode(value.replaceAll("\\s", ""));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
