package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which bytes can be no document fails, and says where and why. */
class MalformedInputTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "empty document             | \"\"                     | document: ends at byte 0 (expected: an element)",
        "reserved record            | 00                       | record type: 0x00 at byte 0 (expected: an element",
        "reserved element           | 78                       | record type: 0x78 at byte 0",
        "reserved element inside    | 40 01 61 7F              | record type: 0x7f at byte 3",
        "attribute without element  | 04 01 61 80              | record type: 0x04 at byte 0",
        "attribute behind content   | 40 01 61 82 04 01 62 80  | record type: 0x04 at byte 4",
        "end without element        | 01                       | record type: 0x01 at byte 0",
        "reserved text              | 40 01 61 BE              | record type: 0xbe at byte 3 (expected: a text record)",
        "list end without list      | 40 01 61 A6              | record type: 0xa6 at byte 3",
        "reserved list start        | 40 01 61 A5 A6           | record type: 0xa5 at byte 3",
        "no end                     | 40 01 61                 | document: ends at byte 3 (expected: 1 more bytes",
        "name cut short             | 40 05 61 62              | document: ends at byte 4 (expected: 3 more bytes of what began at byte 2)",
        "number cut short           | 40 01 61 8D 01           | document: ends at byte 5 (expected: 3 more bytes of what began at byte 4)",
        "text cut short             | 40 01 61 99 05 61        | document: ends at byte 6 (expected: 4 more bytes",
        "empty name                 | 40 00 01                 | name: '' at byte 2 (expected: an XML name)",
        "space in name              | 40 03 61 20 62 01        | name: 'a b' at byte 5",
        "colon in name              | 40 03 61 3A 62 01        | name: 'a:b'",
        "markup in name             | 40 03 61 3E 3C 01        | name: 'a><'",
        "digit starts name          | 40 01 31 01              | name: '1'",
        "empty prefix               | 41 00 01 61 01           | name: ''",
        "stray byte in name         | 40 01 FF 01              | name: malformed UTF-8 at byte 2",
        "overlong UTF-8             | 40 01 61 99 02 C0 80     | text: malformed UTF-8 at byte 5",
        "surrogate in UTF-8         | 40 01 61 99 03 ED A0 80  | text: malformed UTF-8",
        "beyond Unicode             | 40 01 61 99 04 F4 90 80 80 | text: malformed UTF-8",
        "UTF-8 cut short            | 40 01 61 99 01 C3        | text: malformed UTF-8",
        "unknown static string      | 42 CE 07 01              | static string: 974 at byte 3 (expected: an even number below 974)",
        "URI as name                | 42 04 01                 | name: 'http://www.w3.org/2003/05/soap-envelope'",
        "string of no session       | 42 01 01                 | session string: 1 at byte 2 (expected: none",
        "integer of 35 bits         | 40 FF FF FF FF 08        | multi-byte integer: more than 31 bits at byte 1",
        "integer without end        | 40 FF FF FF FF FF FF     | multi-byte integer: more than 31 bits at byte 1",
        "negative length            | 40 01 61 9D FF FF FF FF  | length: 4294967295 at byte 4 (expected: <= 2147483647)",
        "odd length of UTF-16       | 40 01 61 B7 03 61 00 62  | length of UTF-16: 3 at byte 5 (expected: an even number)",
        "half a pair in UTF-16      | 40 01 61 B7 02 00 D8     | text: malformed UTF-16 at byte 5",
        "decimal of scale 29        | 40 01 61 95 00 00 1D 00 00 00 00 00 01 00 00 00 00 00 00 00 | decimal: scale 29",
        "decimal of sign 1          | 40 01 61 95 00 00 00 01 00 00 00 00 01 00 00 00 00 00 00 00 | decimal: scale 0 and sign 0x01",
        "time zone 3                | 40 01 61 97 00 00 00 00 00 00 00 C0 | date and time: 0xc000000000000000 at byte 4",
        "year 10000                 | 40 01 61 97 00 40 37 F4 75 28 CA 2B | date and time: 0x2bca2875f4374000",
        "prefix beyond z            | 40 01 61 BD 1A 00        | prefix of a qualified name: 26 at byte 4 (expected: 0 to 25)",
        "list in list               | 40 01 61 A4 A4 A6 A6 01  | record type: 0xa4 at byte 4",
        "end of element in list     | 40 01 61 A4 83 A6 01     | record type: 0x83 at byte 4",
        "list without end           | 40 01 61 A4 82           | document: ends",
        "array in array             | 40 01 61 03 03           | record type: 0x03 at byte 4 (expected: the element of an array)",
        "array of text              | 40 01 61 03 99           | record type: 0x99 at byte 4",
        "array with content         | 40 01 61 03 40 01 62 82  | record type: 0x82 at byte 7",
        "array of strings           | 40 01 61 03 40 01 62 01 99 01 | record type: 0x99 at byte 8",
        "array without end of items | 40 01 61 03 40 01 62 01 8A 01 | record type: 0x8a at byte 8",
        "empty array                | 40 01 61 03 40 01 62 01 8B 00 | length of array: 0 at byte 9 (expected: > 0)",
        "array cut short            | 40 01 61 03 40 01 62 01 8B 02 01 00 02 | document: ends",
        "array of roots             | 03 40 01 62 01 8B 02 01 00 02 00 | length of array: 2 at byte 6 (expected: one root element)",
        "attribute twice            | 40 01 61 04 01 62 80 04 01 62 82 01 | attribute: b at byte 11 (expected: each attribute once)",
        "attribute twice by URI     | 40 01 61 09 01 70 01 75 09 01 71 01 75 35 01 62 80 36 01 62 82 01 | attribute: b",
        "undeclared prefix          | 5E 01 62 01              | prefix: a at byte 3 (expected: one that is declared)",
        "undeclared on attribute    | 40 01 61 26 01 62 80 01  | prefix: a",
        "xmlns as attribute         | 40 01 61 04 05 78 6D 6C 6E 73 80 01 | attribute: xmlns",
        "xmlns as prefix            | 40 01 61 05 05 78 6D 6C 6E 73 01 62 80 01 | attribute: xmlns",
        "prefix twice               | 40 01 61 09 01 70 01 75 09 01 70 01 76 01 | namespace: xmlns:p at byte 13 (expected: each prefix once in an element)",
        "xml bound elsewhere        | 40 01 61 09 03 78 6D 6C 01 75 01 | namespace: xmlns:xml='u'",
        "xmlns bound                | 40 01 61 09 05 78 6D 6C 6E 73 01 75 01 | namespace: xmlns:xmlns='u'",
        "prefix of no namespace     | 40 01 61 09 01 70 00 01  | namespace: xmlns:p=''",
        "attribute ends element     | 40 01 61 04 01 62 83     | record type: 0x83 at byte 6 (expected: a text record)",
        "attribute without value    | 40 01 61 04 01 62 01     | record type: 0x01 at byte 6 (expected: a text record)",
        "two roots                  | 40 01 61 01 40 01 62 01  | record type: 0x40 at byte 4 (expected: nothing after the root element)",
        "text before the root       | 98 01 61 40 01 61 01     | text: 'a' at byte 3 (expected: none outside the root)",
        "text behind the root       | 40 01 61 01 82           | text: '1' at byte 5 (expected: none outside the root)",
        "bytes behind the root      | 40 01 61 01 00           | record type: 0x00 at byte 4 (expected: nothing after the root element)",
        "dashes in comment          | 02 02 2D 2D 40 01 61 01  | comment: '--' at byte 4",
        "dash ends comment          | 02 01 2D 40 01 61 01     | comment: '-'",
        "malformed comment          | 02 01 80 40 01 61 01     | comment: malformed UTF-8 at byte 2",
      })
  void failsWithItsReason(String name, String hex, String message) {
    byte[] bytes = Hex.parse(hex);

    assertThatThrownBy(() -> read(BinaryXmlReader.create().reset(bytes, 0, bytes.length)))
        .isExactlyInstanceOf(BinaryXmlException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> read(BinaryXmlReader.create().reset(new ByteArrayInputStream(bytes))))
        .isExactlyInstanceOf(BinaryXmlException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "no table          | \"\"              | document: ends at byte 0",
        "table cut short   | 05 01 61          | document: ends at byte 3 (expected: 3 more bytes",
        "string overruns   | 03 05 61 62       | document: ends at byte 3",
        "malformed string  | 02 01 FF          | string table: malformed UTF-8 at byte 2",
        "unknown string    | 02 01 61 42 03 01 | session string: 3 at byte 5 (expected: one of the 1 sent so far)",
        "URI as name       | 04 03 75 3A 75 42 01 01 | name: 'u:u'",
      })
  void failsInASessionWithItsReason(String name, String hex, String message) {
    byte[] bytes = Hex.parse(hex);
    BinaryXmlReaderSession session = BinaryXmlReaderSession.create();

    assertThatThrownBy(() -> read(BinaryXmlReader.create().reset(bytes, 0, bytes.length, session)))
        .isExactlyInstanceOf(BinaryXmlException.class)
        .hasMessageContaining(message);
  }

  @Test
  void brokenTableBreaksItsSession() {
    BinaryXmlReaderSession session = BinaryXmlReaderSession.create();
    byte[] broken = Hex.parse("02 01 FF");
    byte[] whole = Hex.parse("02 01 61 42 01 01");

    assertThatThrownBy(() -> BinaryXmlReader.create().reset(broken, 0, broken.length, session))
        .isInstanceOf(BinaryXmlException.class);
    assertThatThrownBy(() -> BinaryXmlReader.create().reset(whole, 0, whole.length, session))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("session: broken before (string table: malformed UTF-8");
  }

  @Test
  void streamThatFailsSaysWhere() {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(Hex.parse("40 01 61")),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });

    assertThatThrownBy(() -> read(BinaryXmlReader.create().reset(failing)))
        .isExactlyInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("document: cannot be read on at byte 3")
        .hasRootCauseMessage("connection reset");
  }

  private static void read(BinaryXmlReader reader) throws Exception {
    while (reader.hasNext()) {
      reader.next();
    }
  }
}
