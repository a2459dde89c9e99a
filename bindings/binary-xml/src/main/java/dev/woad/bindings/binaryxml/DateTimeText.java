package dev.woad.bindings.binaryxml;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A date and time of .NET: ticks of 100 nanoseconds since the year 1, and in the two topmost bits
 * whether it is UTC (1), local (2; the ticks are UTC all the same) or unspecified (0).
 */
final class DateTimeText {

  private static final long UTC = 1L << 62;

  static final long TICKS_PER_SECOND = 10_000_000L;
  private static final long TICKS_PER_DAY = 86_400 * TICKS_PER_SECOND;
  private static final long MAX_TICKS = 3_652_059L * TICKS_PER_DAY - 1;
  private static final long TICKS_MASK = UTC - 1;
  private static final long DAYS_TO_1970 = 719_162;
  private static final long SECONDS_TO_1970 = DAYS_TO_1970 * 86_400;

  private DateTimeText() {}

  static boolean isValid(long bits) {
    long kind = bits >>> 62;
    long ticks = bits & TICKS_MASK;
    return kind <= 2 && (ticks <= MAX_TICKS || (kind == 2 && ticks > TICKS_MASK - TICKS_PER_DAY));
  }

  static boolean isUnspecified(long bits) {
    return bits >>> 62 == 0;
  }

  static Instant instant(long bits) {
    long ticks = utcTicks(bits);
    long seconds = Math.floorDiv(ticks, TICKS_PER_SECOND);
    return Instant.ofEpochSecond(
        seconds - SECONDS_TO_1970, (ticks - seconds * TICKS_PER_SECOND) * 100);
  }

  /** Returns the date and time as it is written, local time in the zone of this machine. */
  static LocalDateTime local(long bits) {
    if (bits >>> 62 == 2) {
      return LocalDateTime.ofInstant(instant(bits), ZoneId.systemDefault());
    }
    return LocalDateTime.ofInstant(instant(bits), ZoneOffset.UTC);
  }

  /** Returns the bits of a date and time in UTC. */
  static long bits(Instant instant) throws BinaryXmlException {
    return bits(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) | UTC;
  }

  /** Returns the bits of a date and time that is neither UTC nor local. */
  static long bits(LocalDateTime dateTime) throws BinaryXmlException {
    int year = dateTime.getYear();
    if (year < 1 || year > 9999) {
      throw new BinaryXmlException("year: " + year + " (expected: 1 to 9999)");
    }
    return (dateTime.toLocalDate().toEpochDay() + DAYS_TO_1970) * TICKS_PER_DAY
        + dateTime.toLocalTime().toNanoOfDay() / 100;
  }

  static String format(long bits) {
    long ticks = bits & TICKS_MASK;
    String zone = bits >>> 62 == 1 ? "Z" : "";
    if (bits >>> 62 == 2) {
      ZoneOffset offset = ZoneId.systemDefault().getRules().getOffset(instant(bits));
      ticks = utcTicks(bits) + offset.getTotalSeconds() * TICKS_PER_SECOND;
      ticks = Math.max(0, Math.min(MAX_TICKS, ticks));
      zone = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId().substring(0, 6);
    }
    StringBuilder text = new StringBuilder(33);
    LocalDate date = LocalDate.ofEpochDay(ticks / TICKS_PER_DAY - DAYS_TO_1970);
    int seconds = (int) (ticks % TICKS_PER_DAY / TICKS_PER_SECOND);
    pad(text, date.getYear(), 1000).append('-');
    pad(text, date.getMonthValue(), 10).append('-');
    pad(text, date.getDayOfMonth(), 10).append('T');
    pad(text, seconds / 3600, 10).append(':');
    pad(text, seconds / 60 % 60, 10).append(':');
    pad(text, seconds % 60, 10);
    fraction(text, (int) (ticks % TICKS_PER_SECOND));
    return text.append(zone).toString();
  }

  /** Appends a point and the digits of a part of a second, unless it is zero. */
  static void fraction(StringBuilder text, int ticks) {
    if (ticks != 0) {
      text.append('.');
      pad(text, ticks, 1_000_000);
      int end = text.length();
      while (text.charAt(end - 1) == '0') {
        end--;
      }
      text.setLength(end);
    }
  }

  private static long utcTicks(long bits) {
    long ticks = bits & TICKS_MASK;
    // Where local time is ahead of UTC, its first hours lie before the year 1: negative ticks.
    return ticks > MAX_TICKS ? ticks - UTC : ticks;
  }

  private static StringBuilder pad(StringBuilder text, int value, int unit) {
    for (int u = unit; u > 1 && value < u; u /= 10) {
      text.append('0');
    }
    return text.append(value);
  }
}
