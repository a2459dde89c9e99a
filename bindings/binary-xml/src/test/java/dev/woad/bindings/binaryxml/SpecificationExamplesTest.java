package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationExamplesTest {

  private static final String SOAP_EXAMPLE =
      "<s:Envelope xmlns:a=\"http://www.w3.org/2005/08/addressing\""
          + " xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header>"
          + "<a:Action s:mustUnderstand=\"1\">action</a:Action></s:Header>"
          + "<s:Body><Inventory>0</Inventory></s:Body></s:Envelope>";

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordExamples")
  void recordMeansWhatTheSpecificationSays(String name, String hex, String text) throws Exception {
    // The examples call string n of whatever dictionary "strn"; the odd ones are a session's here.
    List<String> even = IntStream.range(0, 500).mapToObj(i -> "str" + 2 * i).toList();
    BinaryXmlReader reader =
        BinaryXmlReader.create(StaticDictionary.of(even), BinaryXmlQuotas.defaults());
    BinaryXmlReaderSession session = BinaryXmlReaderSession.create();
    IntStream.range(0, 500).forEach(i -> session.add("str" + (2 * i + 1)));
    byte[] bytes = bytes("00 " + hex);

    reader.document().allowFragments();
    reader.reset(bytes, 0, bytes.length, session);

    assertThat(text(reader)).isEqualTo(text);
  }

  @Test
  void soapExampleReadsWithTheStaticDictionary() throws Exception {
    byte[] bytes =
        bytes(
            "56 02 0B 01 61 06 0B 01 73 04 56 08 44 0A 1E 00 82 99 06 61 63 74 69 6F 6E 01 56 0E"
                + " 40 09 49 6E 76 65 6E 74 6F 72 79 81 01 01");

    BinaryXmlReader reader = BinaryXmlReader.create().reset(bytes, 0, bytes.length);

    assertThat(text(reader)).isEqualTo(SOAP_EXAMPLE);
  }

  @Test
  void soapExampleReadsWithTheStringsOfASession() throws Exception {
    byte[] bytes =
        bytes(
            "11 06 61 63 74 69 6F 6E 09 49 6E 76 65 6E 74 6F 72 79"
                + " 56 02 0B 01 61 06 0B 01 73 04 56 08 44 0A 1E 00 82 AB 01 01 56 0E 42 03 81"
                + " 01 01");
    BinaryXmlReaderSession session = BinaryXmlReaderSession.create();

    BinaryXmlReader reader = BinaryXmlReader.create().reset(bytes, 0, bytes.length, session);

    assertThat(text(reader)).isEqualTo(SOAP_EXAMPLE);
    assertThat(session.size()).isEqualTo(2);
  }

  static Stream<Arguments> recordExamples() {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                SpecificationExamplesTest.class.getResourceAsStream("nbfx-examples.tsv"),
                StandardCharsets.UTF_8));
    return lines
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arguments.of((Object[]) line.split("\t")));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String text(BinaryXmlReader reader) throws Exception {
    StringBuilder text = new StringBuilder();
    XmlText.write(reader, text);
    return text.toString();
  }
}
