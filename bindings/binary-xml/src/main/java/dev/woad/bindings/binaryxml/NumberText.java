package dev.woad.bindings.binaryxml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Floating-point and decimal numbers as .NET writes them: the fewest digits that give the number
 * back, with an exponent where the number is below 0.0001 or has more places than digits are needed
 * at most.
 */
final class NumberText {

  private static final int DOUBLE_DIGITS = 17;
  private static final int FLOAT_DIGITS = 9;

  // Before 19, Double.toString may give a digit more than is needed; since then, only one of two.
  private static final boolean SHORTEST = Runtime.version().feature() >= 19;

  private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  private static final double EXACT = 1e15;
  private static final long LOW_INT = 0xFFFFFFFFL;

  private NumberText() {}

  static String format(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    String simple = simple(value);
    if (simple != null) {
      return simple;
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (mayBeShorter(digits)) {
      digits = shorten(digits, new BigDecimal(value), d -> d.doubleValue() == value);
    }
    return write(digits, DOUBLE_DIGITS);
  }

  static String format(float value) {
    if (value == 0 || Float.isNaN(value) || Float.isInfinite(value)) {
      return special(value);
    }
    BigDecimal digits = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    if (mayBeShorter(digits)) {
      digits = shorten(digits, new BigDecimal(value), d -> d.floatValue() == value);
    }
    return write(digits, FLOAT_DIGITS);
  }

  /** Returns the decimal that a record of 96 bits, a scale and a sign means. */
  static BigDecimal decimal(long low, int high, int scale, boolean negative) {
    BigDecimal value;
    if (high == 0 && low >= 0) {
      value = BigDecimal.valueOf(low, scale);
    } else {
      BigInteger unscaled =
          BigInteger.valueOf(high & LOW_INT)
              .shiftLeft(64)
              .or(BigInteger.valueOf(low >>> 32).shiftLeft(32))
              .or(BigInteger.valueOf(low & LOW_INT));
      value = new BigDecimal(unscaled, scale);
    }
    return negative ? value.negate() : value;
  }

  private static boolean mayBeShorter(BigDecimal digits) {
    return !SHORTEST || digits.precision() == 2;
  }

  private static BigDecimal shorten(
      BigDecimal digits, BigDecimal exact, Predicate<BigDecimal> givesBack) {
    BigDecimal shortest = digits;
    for (int precision = digits.precision() - 1; precision > 0; precision--) {
      BigDecimal nearest = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (!givesBack.test(nearest)) {
        // At a power of two there is more room away from zero than towards it.
        nearest = exact.round(new MathContext(precision, RoundingMode.UP));
        if (!givesBack.test(nearest)) {
          break;
        }
      }
      shortest = nearest.stripTrailingZeros();
    }
    return shortest;
  }

  private static String special(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return Double.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
  }

  /** Returns a number of few places at once, such as a price, or null. */
  private static @Nullable String simple(double value) {
    double magnitude = Math.abs(value);
    if (magnitude < 1e-3 || magnitude >= 1e9) {
      return null;
    }
    for (int places = 0; places < TENS.length; places++) {
      double scaled = magnitude * TENS[places];
      long digits = Math.round(scaled);
      // Both are exact, hence so is the quotient's rounding: the digits give the number back.
      if (digits < EXACT && digits / TENS[places] == magnitude) {
        return BigDecimal.valueOf(value < 0 ? -digits : digits, places).toPlainString();
      }
    }
    return null;
  }

  private static String write(BigDecimal number, int maxDigits) {
    int exponent = number.precision() - number.scale() - 1;
    if (exponent >= -4 && exponent < Math.max(number.precision(), maxDigits)) {
      return number.toPlainString();
    }
    String digits = number.unscaledValue().abs().toString();
    StringBuilder text = new StringBuilder(24);
    if (number.signum() < 0) {
      text.append('-');
    }
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('E').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    return (magnitude < 10 ? text.append('0') : text).append(magnitude).toString();
  }
}
