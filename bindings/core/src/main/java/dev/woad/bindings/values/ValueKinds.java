package dev.woad.bindings.values;

import jakarta.xml.bind.annotation.XmlEnumValue;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.datatype.XMLGregorianCalendar;

/** Names the kinds of values to people who do not know Java. */
public final class ValueKinds {

  private static final Map<Class<?>, String> NAMES =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(Boolean.class, "true or false"),
          Map.entry(BigDecimal.class, "a number"),
          Map.entry(BigInteger.class, "an integer"),
          Map.entry(float.class, "a number"),
          Map.entry(Float.class, "a number"),
          Map.entry(double.class, "a number"),
          Map.entry(Double.class, "a number"),
          Map.entry(byte[].class, "base64 text"),
          Map.entry(UUID.class, "a UUID"),
          Map.entry(Duration.class, "a duration such as PT1M"),
          Map.entry(LocalDate.class, "a date such as 2026-01-31"),
          Map.entry(LocalTime.class, "a time such as 12:00:00"),
          Map.entry(LocalDateTime.class, "a date and time such as 2026-01-31T12:00:00"),
          Map.entry(XMLGregorianCalendar.class, "a date and time such as 2026-01-31T12:00:00Z"),
          Map.entry(OffsetDateTime.class, "a date and time such as 2026-01-31T12:00:00Z"),
          Map.entry(ZonedDateTime.class, "a date and time such as 2026-01-31T12:00:00Z"),
          Map.entry(Instant.class, "a date and time such as 2026-01-31T12:00:00Z"),
          Map.entry(Date.class, "a date and time such as 2026-01-31T12:00:00Z"),
          Map.entry(byte.class, "an integer from -128 to 127"),
          Map.entry(Byte.class, "an integer from -128 to 127"),
          Map.entry(short.class, "an integer from -32768 to 32767"),
          Map.entry(Short.class, "an integer from -32768 to 32767"),
          Map.entry(int.class, "an integer from -2147483648 to 2147483647"),
          Map.entry(Integer.class, "an integer from -2147483648 to 2147483647"),
          Map.entry(long.class, "an integer of 64 bits"),
          Map.entry(Long.class, "an integer of 64 bits"));

  private ValueKinds() {}

  /** Returns what a value of the type looks like, such as {@code true or false}. */
  public static String nameOf(Class<?> type) {
    String name = NAMES.get(type);
    if (name != null) {
      return name;
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> textOf((Enum<?>) constant))
              .collect(Collectors.joining(", "));
    }
    return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  /** Returns how JAXB writes a constant. */
  public static String textOf(Enum<?> constant) {
    try {
      Field field = constant.getDeclaringClass().getField(constant.name());
      XmlEnumValue value = field.getAnnotation(XmlEnumValue.class);
      return value == null ? constant.name() : value.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
