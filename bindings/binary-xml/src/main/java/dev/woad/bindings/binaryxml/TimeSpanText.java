package dev.woad.bindings.binaryxml;

import java.time.Duration;

/** A span of time of .NET, counted in ticks of 100 nanoseconds, as an XML Schema duration. */
final class TimeSpanText {

  private TimeSpanText() {}

  static long ticks(Duration duration) {
    long ticks = Math.multiplyExact(duration.getSeconds(), DateTimeText.TICKS_PER_SECOND);
    return Math.addExact(ticks, duration.getNano() / 100);
  }

  static String format(long ticks) {
    if (ticks == 0) {
      return "PT0S";
    }
    // The smallest number has no positive one: as an unsigned one it is right.
    long left = Math.abs(ticks);
    int fraction = (int) Long.remainderUnsigned(left, DateTimeText.TICKS_PER_SECOND);
    long seconds = Long.divideUnsigned(left, DateTimeText.TICKS_PER_SECOND);
    StringBuilder text = new StringBuilder(24).append(ticks < 0 ? "-P" : "P");
    part(text, seconds / 86_400, 'D');
    if (seconds % 86_400 != 0 || fraction != 0) {
      text.append('T');
      part(text, seconds / 3600 % 24, 'H');
      part(text, seconds / 60 % 60, 'M');
      if (seconds % 60 != 0 || fraction != 0) {
        text.append(seconds % 60);
        DateTimeText.fraction(text, fraction);
        text.append('S');
      }
    }
    return text.toString();
  }

  private static void part(StringBuilder text, long value, char unit) {
    if (value != 0) {
      text.append(value).append(unit);
    }
  }
}
