package dev.woad.testing.dotnet;

import java.math.BigDecimal;

/** Doubles as .NET writes them: an exponent of two digits at least. */
public final class DotnetDouble {

  private DotnetDouble() {}

  public static Double parse(String text) {
    return Double.valueOf(text);
  }

  public static String print(Double value) {
    String text = BigDecimal.valueOf(value).stripTrailingZeros().toString();
    return text.replaceAll("E([+-])(\\d)$", "E$10$2");
  }
}
