package dev.woad.bindings.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which texts are values of simple types, as XML Schema writes them. JAXB takes nearly any:
 * 300 for a byte is 44 to it, an unknown constant null.
 */
public final class LexicalValues {

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

  // XML Schema has no exponents here, and 1e999999999 is written with all of its zeros.
  // What is longer is no number of anybody's, and takes time that grows by its square.
  private static final int MAX_DIGITS = 4096;

  // So many digits fit in a long, whatever they are.
  private static final int SURE_DIGITS = 18;

  private LexicalValues() {}

  /** Returns whether not every text is a value of the type. */
  public static boolean isSimple(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == Boolean.class
        || type == byte[].class
        || Number.class.isAssignableFrom(type);
  }

  /** Returns what is expected if the text is no value of the type; empty if it is one. */
  public static Optional<String> expectedInPlaceOf(String text, Class<?> type) {
    return isValue(text, type) ? Optional.empty() : Optional.of(ValueKinds.nameOf(type));
  }

  /** Returns whether the text is a value of the type. */
  public static boolean isValue(String text, Class<?> type) {
    String value = text.strip();
    if (type == boolean.class || type == Boolean.class) {
      return value.equals("true")
          || value.equals("false")
          || value.equals("1")
          || value.equals("0");
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .anyMatch(constant -> ValueKinds.textOf((Enum<?>) constant).equals(value));
    }
    if (type == byte[].class) {
      return isBase64(value);
    }
    if (type == BigInteger.class) {
      return value.length() <= MAX_DIGITS && isInteger(value);
    }
    if (type == BigDecimal.class) {
      return value.length() <= MAX_DIGITS && isDecimal(value);
    }
    Integer bits = BITS.get(type);
    if (bits != null) {
      return isInteger(value) && fits(value, bits);
    }
    boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
    return !number || !value.isEmpty();
  }

  private static boolean isInteger(String value) {
    int start = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
    for (int i = start; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return value.length() > start;
  }

  private static boolean isDecimal(String value) {
    int digits = 0;
    int points = 0;
    for (int i = value.startsWith("-") || value.startsWith("+") ? 1 : 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  private static boolean fits(String integer, int bits) {
    if (integer.length() > SURE_DIGITS) {
      return integer.length() <= MAX_DIGITS && new BigInteger(integer).bitLength() < bits;
    }
    long value = Long.parseLong(integer);
    return value >> (bits - 1) == (value < 0 ? -1 : 0);
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
