package dev.woad.bindings.values;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.annotation.XmlEnumValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LexicalValuesTest {

  enum Color {
    @XmlEnumValue("r")
    RED,
    GREEN
  }

  @ParameterizedTest
  @CsvSource({
    "-128, 127, -129, 128, java.lang.Byte",
    "-32768, 32767, -32769, 32768, java.lang.Short",
    "-2147483648, +2147483647, -2147483649, 2147483648, java.lang.Integer",
    "-9223372036854775808, 9223372036854775807, -9223372036854775809, 9223372036854775808,"
        + "java.lang.Long",
  })
  void integersAreHeldToTheirSize(
      String least, String most, String less, String more, Class<?> type) {
    assertThat(LexicalValues.isValue(least, type)).isTrue();
    assertThat(LexicalValues.isValue(" " + most + "\n", type)).isTrue();
    assertThat(LexicalValues.isValue(less, type)).isFalse();
    assertThat(LexicalValues.isValue(more, type)).isFalse();
    assertThat(LexicalValues.isValue("0".repeat(100) + "1", type)).isTrue();
    for (String nonsense : new String[] {"", "-", "+", "1.0", "1e3", "0x1", "1 2", "١"}) {
      assertThat(LexicalValues.isValue(nonsense, type)).as(nonsense).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, true",
    "-.5, true",
    "+5., true",
    ".,false",
    "1e3, false",
    "1e999999999, false",
    "NaN, false",
    "'1,5', false",
    "'', false"
  })
  void decimalsHaveNoExponent(String text, boolean value) {
    assertThat(LexicalValues.isValue(text, BigDecimal.class)).isEqualTo(value);
  }

  @Test
  void endlessNumbersAreRefused() {
    assertThat(LexicalValues.isValue("9".repeat(4096), BigInteger.class)).isTrue();
    assertThat(LexicalValues.isValue("9".repeat(4097), BigInteger.class)).isFalse();
    assertThat(LexicalValues.isValue("9".repeat(4097), BigDecimal.class)).isFalse();
    assertThat(LexicalValues.isValue("0".repeat(4097), Integer.class)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "0, true", "' 1 ', true", "TRUE, false", "maybe, false", "'', false"})
  void truthIsWrittenAsXmlDoes(String text, boolean value) {
    assertThat(LexicalValues.isValue(text, boolean.class)).isEqualTo(value);
    assertThat(LexicalValues.isValue(text, Boolean.class)).isEqualTo(value);
  }

  @Test
  void constantsGoByTheirXmlNames() {
    assertThat(LexicalValues.isValue("r", Color.class)).isTrue();
    assertThat(LexicalValues.isValue("RED", Color.class)).isFalse();
    assertThat(LexicalValues.expectedInPlaceOf("blue", Color.class)).hasValue("one of r, GREEN");
    assertThat(LexicalValues.expectedInPlaceOf("GREEN", Color.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AAAA, true",
    "'A A\tA\nA', true",
    "'', true",
    "AAA, true",
    "A, false",
    "A*AA, false"
  })
  void base64MayHaveSpaces(String text, boolean value) {
    assertThat(LexicalValues.isValue(text, byte[].class)).isEqualTo(value);
  }

  @Test
  void anyTextIsAText() {
    assertThat(LexicalValues.isSimple(String.class)).isFalse();
    assertThat(LexicalValues.isSimple(int.class)).isTrue();
    assertThat(LexicalValues.isValue("", String.class)).isTrue();
    assertThat(LexicalValues.isValue("", double.class)).isFalse();
  }
}
