package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms that .NET's reader gives values in. */
class ValueFormsTest {

  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "0,                       0",
    "-0.0,                    -0",
    "1,                       1",
    "-60,                     -60",
    "9.95,                    9.95",
    "0.001,                   0.001",
    "0.0001,                  0.0001",
    "0.00012345,              0.00012345",
    "0.00001,                 1E-05",
    "1.5E-7,                  1.5E-07",
    "123456789012345680,      1.2345678901234568E+17",
    "1234567890123456,        1234567890123456",
    "1E15,                    1000000000000000",
    "1E16,                    10000000000000000",
    "1E17,                    1E+17",
    "1E23,                    1E+23",
    "9.007199254740993E15,    9007199254740992",
    "5.6843418860808015E-14,  5.684341886080802E-14",
    "2.0E-3,                  0.002",
    "4.9E-324,                5E-324",
    "1.7976931348623157E308,  1.7976931348623157E+308",
    "0.30000000000000004,     0.30000000000000004",
    "NaN,                     NaN",
    "Infinity,                INF",
    "-Infinity,               -INF",
  })
  void doubleHasTheFewestDigitsThatGiveItBack(double value, String text) {
    assertThat(NumberText.format(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.1,           1.1",
    "32.45,         32.45",
    "-0.0,          -0",
    "16777216,      16777216",
    "1E8,           100000000",
    "1E9,           1E+09",
    "3.4028235E38,  3.4028235E+38",
    "1.4E-45,       1E-45",
    "0.0001,        0.0001",
    "0.00001,       1E-05",
    "NaN,           NaN",
  })
  void floatHasTheFewestDigitsThatGiveItBack(float value, String text) {
    assertThat(NumberText.format(value)).isEqualTo(text);
  }

  @Test
  void anyDoubleReadsBackAsItself() {
    Random random = new Random(1);

    for (int i = 0; i < 20_000; i++) {
      double value =
          i % 2 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : Math.round(random.nextDouble() * 1e6) / Math.pow(10, random.nextInt(8));
      String text = NumberText.format(value);
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(new BigDecimal(text).stripTrailingZeros().precision())
            .isLessThanOrEqualTo(17)
            .isLessThanOrEqualTo(new BigDecimal(Double.toString(value)).precision());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,                     PT0S",
    "-3440000000,           -PT5M44S",
    "120000000000,          PT3H20M",
    "54300000000,           PT1H30M30S",
    "864000000000,          P1D",
    "865000000001,          P1DT1M40.0000001S",
    "5000000,               PT0.5S",
    "-9223372036854775808,  -P10675199DT2H48M5.4775808S",
    "9223372036854775807,   P10675199DT2H48M5.4775807S",
  })
  void timeSpanIsAnXmlSchemaDuration(long ticks, String text) {
    assertThat(TimeSpanText.format(ticks)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,                    0001-01-01T00:00:00",
    "3155378975999999999,  9999-12-31T23:59:59.9999999",
    "632834208000000000,   2006-05-17T00:00:00",
    "4611686018427387904,  0001-01-01T00:00:00Z",
    "4611686018427387905,  0001-01-01T00:00:00.0000001Z",
    "4611686018444387904,  0001-01-01T00:00:01.7Z",
  })
  void dateTimeSaysWhetherItIsUtc(long bits, String text) {
    assertThat(DateTimeText.format(bits)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Zurich,     2024-02-29T13:34:56+01:00",
    "America/New_York,  2024-02-29T07:34:56-05:00",
    "UTC,               2024-02-29T12:34:56+00:00",
    "Asia/Kathmandu,    2024-02-29T18:19:56+05:45",
  })
  void localTimeIsGivenInTheZoneOfThisMachine(String zoneId, String text) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zoneId)));
    long local = (utc("2024-02-29T12:34:56Z") & ~(1L << 62)) | 2L << 62;

    assertThat(DateTimeText.isValid(local)).isTrue();
    assertThat(DateTimeText.format(local)).isEqualTo(text);
  }

  @Test
  void localTimeBeforeTheYearOneStaysWithinIt() {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    // An hour before 0001-01-01T00:00:00 UTC, as .NET has it for local times ahead of UTC.
    long bits = ((1L << 62) - 36_000_000_000L) | 2L << 62;

    assertThat(DateTimeText.isValid(bits)).isTrue();
    assertThat(DateTimeText.format(bits)).startsWith("0001-01-01T04:");
  }

  private static long utc(String text) throws BinaryXmlException {
    return DateTimeText.bits(Instant.parse(text));
  }
}
