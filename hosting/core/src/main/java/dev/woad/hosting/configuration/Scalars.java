package dev.woad.hosting.configuration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns texts into values. */
final class Scalars {

  private static final Pattern SIZE = Pattern.compile("([+-]?\\d{1,30})\\s*(B|KiB|MiB|GiB|TiB)?");
  private static final Pattern TIME = Pattern.compile("([+-]?\\d{1,15})\\s*(ms|s|m|h|d)");
  // TimeSpan as .NET writes it, so that values may be copied from a Web.config.
  private static final Pattern TIME_SPAN =
      Pattern.compile("(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,7}))?");
  private static final Map<String, Integer> SIZE_SHIFTS =
      Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

  private static final Set<Class<?>> SIMPLE =
      Set.of(
          String.class,
          boolean.class,
          Boolean.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          double.class,
          Double.class,
          BigDecimal.class,
          Duration.class,
          Path.class,
          URI.class);

  boolean supports(Class<?> type) {
    return SIMPLE.contains(type) || type.isEnum() || factory(type) != null;
  }

  Object convert(Class<?> type, String text) throws Mismatch {
    if (type.isEnum()) {
      return constant(type, text);
    }
    return switch (type.getName()) {
      case "java.lang.String" -> text;
      case "boolean", "java.lang.Boolean" -> bool(text);
      case "int", "java.lang.Integer" -> (int) size(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "long", "java.lang.Long" -> size(text, Long.MIN_VALUE, Long.MAX_VALUE);
      case "double", "java.lang.Double" -> decimal(text).doubleValue();
      case "java.math.BigDecimal" -> decimal(text);
      case "java.time.Duration" -> duration(text);
      case "java.nio.file.Path" -> path(text);
      case "java.net.URI" -> uri(text);
      default -> made(type, text);
    };
  }

  private static boolean bool(String text) throws Mismatch {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Mismatch("true or false");
    };
  }

  private static long size(String text, long min, long max) throws Mismatch {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new Mismatch("a whole number such as 65536, 64KiB or 1MiB");
    }
    String unit = matcher.group(2);
    BigInteger value =
        new BigInteger(matcher.group(1)).shiftLeft(unit == null ? 0 : SIZE_SHIFTS.get(unit));
    if (value.compareTo(BigInteger.valueOf(min)) < 0
        || value.compareTo(BigInteger.valueOf(max)) > 0) {
      throw new Mismatch(value.signum() < 0 ? ">= " + min : "<= " + max);
    }
    return value.longValue();
  }

  private static BigDecimal decimal(String text) throws Mismatch {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new Mismatch("a number such as 1 or 0.5");
    }
  }

  private static Duration duration(String text) throws Mismatch {
    Mismatch mismatch = new Mismatch("a time such as 500ms, 30s, 5m, PT30S or 00:00:30");
    Matcher time = TIME.matcher(text);
    if (time.matches()) {
      long amount = Long.parseLong(time.group(1));
      return switch (time.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    Matcher span = TIME_SPAN.matcher(text);
    if (span.matches()) {
      String fraction = span.group(5) == null ? "0" : span.group(5);
      return Duration.ofDays(span.group(1) == null ? 0 : Long.parseLong(span.group(1)))
          .plusHours(Long.parseLong(span.group(2)))
          .plusMinutes(Long.parseLong(span.group(3)))
          .plusSeconds(Long.parseLong(span.group(4)))
          .plusNanos(new BigDecimal("0." + fraction).movePointRight(9).longValue());
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw mismatch;
    }
  }

  private static Path path(String text) throws Mismatch {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Mismatch("a path of a file or directory");
    }
  }

  private static URI uri(String text) throws Mismatch {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new Mismatch("a URI; " + e.getReason());
    }
  }

  private static Object constant(Class<?> type, String text) throws Mismatch {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Scalars::camelCase).toList();
    for (Object constant : type.getEnumConstants()) {
      if (camelCase(constant).equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new Mismatch("one of " + String.join(", ", names) + Names.didYouMean(text, names));
  }

  /** Returns {@code perCall} for {@code PER_CALL}. */
  private static String camelCase(Object constant) {
    StringBuilder camelCase = new StringBuilder();
    for (String word : ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).split("_", -1)) {
      camelCase.append(
          camelCase.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camelCase.toString();
  }

  private static Object made(Class<?> type, String text) throws Mismatch {
    Method factory = factory(type);
    if (factory == null) {
      throw new IllegalStateException(type.getName() + ": no method of(String)");
    }
    try {
      return factory.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw new Mismatch(String.valueOf(e.getTargetException().getMessage()));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + ".of(String) cannot be called", e);
    }
  }

  private static @Nullable Method factory(Class<?> type) {
    try {
      Method of = type.getMethod("of", String.class);
      return Modifier.isStatic(of.getModifiers()) && of.getReturnType() == type ? of : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
