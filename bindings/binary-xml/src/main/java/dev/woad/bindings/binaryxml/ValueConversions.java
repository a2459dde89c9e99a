package dev.woad.bindings.binaryxml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives a value as a Java type: at once where its record has that type, else from its text by the
 * rules of XML Schema.
 */
final class ValueConversions {

  private static final long TICKS_PER_SECOND = DateTimeText.TICKS_PER_SECOND;

  private ValueConversions() {}

  static boolean toBoolean(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.BOOLEAN) {
      return value.bits() != 0;
    }
    return switch (value.text().strip()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw not("boolean", value, null);
    };
  }

  static int toInt(BinaryXmlValue value) throws BinaryXmlException {
    long number = toLong(value);
    if (number != (int) number) {
      throw not("integer of 32 bits", value, null);
    }
    return (int) number;
  }

  static long toLong(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.INTEGER) {
      return value.bits();
    }
    try {
      return Long.parseLong(value.text().strip());
    } catch (NumberFormatException e) {
      throw not("integer of 64 bits", value, e);
    }
  }

  static float toFloat(BinaryXmlValue value) throws BinaryXmlException {
    return switch (value.type()) {
      case FLOAT -> Float.intBitsToFloat((int) value.bits());
      case INTEGER -> value.bits();
      case DOUBLE -> (float) Double.longBitsToDouble(value.bits());
      default -> parseFloat(value);
    };
  }

  static double toDouble(BinaryXmlValue value) throws BinaryXmlException {
    return switch (value.type()) {
      case DOUBLE -> Double.longBitsToDouble(value.bits());
      case FLOAT -> Float.intBitsToFloat((int) value.bits());
      case INTEGER -> value.bits();
      default -> parseDouble(value);
    };
  }

  static BigDecimal toDecimal(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.DECIMAL) {
      return value.decimal();
    }
    if (value.type() == BinaryXmlType.INTEGER) {
      return BigDecimal.valueOf(value.bits());
    }
    String text = value.text().strip();
    // XML Schema has no exponents here, and a large one would be a trap for whoever adds or prints.
    if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      throw not("decimal", value, null);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw not("decimal", value, e);
    }
  }

  static Instant toInstant(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.DATE_TIME && !DateTimeText.isUnspecified(value.bits())) {
      return DateTimeText.instant(value.bits());
    }
    try {
      return OffsetDateTime.parse(value.text().strip()).toInstant();
    } catch (DateTimeException e) {
      throw not("date and time with an offset", value, e);
    }
  }

  static LocalDateTime toLocalDateTime(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.DATE_TIME) {
      return DateTimeText.local(value.bits());
    }
    try {
      return DateTimeFormatter.ISO_DATE_TIME.parse(value.text().strip(), LocalDateTime::from);
    } catch (DateTimeException e) {
      throw not("date and time", value, e);
    }
  }

  static Duration toDuration(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.TIME_SPAN) {
      long ticks = value.bits();
      long seconds = Math.floorDiv(ticks, TICKS_PER_SECOND);
      return Duration.ofSeconds(seconds, Math.floorMod(ticks, TICKS_PER_SECOND) * 100);
    }
    try {
      return Duration.parse(value.text().strip());
    } catch (DateTimeException e) {
      throw not("duration", value, e);
    }
  }

  static UUID toUuid(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.UUID || value.type() == BinaryXmlType.UNIQUE_ID) {
      return value.uuid();
    }
    String text = value.text().strip().toLowerCase(Locale.ROOT);
    UUID uuid = UuidBytes.parse(text, text.startsWith(UuidBytes.URN) ? 9 : 0);
    if (uuid == null) {
      throw not("UUID", value, null);
    }
    return uuid;
  }

  static byte[] toBytes(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.BYTES) {
      return value.bytes();
    }
    try {
      return Base64.getMimeDecoder().decode(value.text());
    } catch (IllegalArgumentException e) {
      throw not("Base64", value, e);
    }
  }

  private static float parseFloat(BinaryXmlValue value) throws BinaryXmlException {
    String text = value.text().strip();
    try {
      return switch (text) {
        case "INF" -> Float.POSITIVE_INFINITY;
        case "-INF" -> Float.NEGATIVE_INFINITY;
        default -> Float.parseFloat(text);
      };
    } catch (NumberFormatException e) {
      throw not("number", value, e);
    }
  }

  private static double parseDouble(BinaryXmlValue value) throws BinaryXmlException {
    String text = value.text().strip();
    try {
      return switch (text) {
        case "INF" -> Double.POSITIVE_INFINITY;
        case "-INF" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw not("number", value, e);
    }
  }

  private static BinaryXmlException not(
      String what, BinaryXmlValue value, @Nullable Exception cause) {
    String text = value.text();
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    String message = "value: '" + shown + "' (expected: " + what + ")";
    return cause == null ? new BinaryXmlException(message) : new BinaryXmlException(message, cause);
  }
}
