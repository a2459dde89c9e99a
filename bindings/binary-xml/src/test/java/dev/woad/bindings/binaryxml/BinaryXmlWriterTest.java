package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryXmlWriterTest {

  private final BinaryXmlWriter writer = BinaryXmlWriter.create();

  @ParameterizedTest
  @CsvSource({
    "0,                     81",
    "1,                     83",
    "2,                     89 02",
    "-1,                    89 FF",
    "127,                   89 7F",
    "128,                   8B 80 00",
    "-129,                  8B 7F FF",
    "32767,                 8B FF 7F",
    "32768,                 8D 00 80 00 00",
    "-2147483648,           8D 00 00 00 80",
    "2147483648,            8F 00 00 00 80 00 00 00 00",
    "-9223372036854775808,  8F 00 00 00 00 00 00 00 80",
  })
  void integerTakesAsFewBytesAsItCan(long value, String hex) throws Exception {
    assertThat(content(() -> writer.writeLong(value))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0,       81",
    "-0.0,    91 00 00 00 80",
    "5,       89 05",
    "1.5,     91 00 00 C0 3F",
    "1.1,     93 9A 99 99 99 99 99 F1 3F",
    "1E10,    8F 00 E4 0B 54 02 00 00 00",
    "1E300,   93 9C 75 00 88 3C E4 37 7E",
    "NaN,     93 00 00 00 00 00 00 F8 7F",
    "Infinity, 93 00 00 00 00 00 00 F0 7F",
  })
  void doubleTakesAsFewBytesAsHoldIt(double value, String hex) throws Exception {
    assertThat(content(() -> writer.writeDouble(value))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "9.95,                           95 00 00 02 00 00 00 00 00 E3 03 00 00 00 00 00 00",
    "-9.95,                          95 00 00 02 80 00 00 00 00 E3 03 00 00 00 00 00 00",
    "1E3,                            95 00 00 00 00 00 00 00 00 E8 03 00 00 00 00 00 00",
    "79228162514264337593543950335,  95 00 00 00 00 FF FF FF FF FF FF FF FF FF FF FF FF",
  })
  void decimalKeepsItsPlaces(BigDecimal value, String hex) throws Exception {
    assertThat(content(() -> writer.writeDecimal(value))).isEqualTo(hex);
  }

  @Test
  void decimalThatDotnetHasNoRoomForIsText() throws Exception {
    BigDecimal large = new BigDecimal("79228162514264337593543950336");
    BigDecimal small = new BigDecimal("0.00000000000000000000000000001");

    assertThat(content(() -> writer.writeDecimal(large))).startsWith("99 1D 37 39 32");
    assertThat(content(() -> writer.writeDecimal(small))).startsWith("99 1F 30 2E 30");
  }

  @ParameterizedTest
  @CsvSource({
    "0,      81",
    "1,      83",
    "00,     99 02 30 30",
    "true,   99 04 74 72 75 65",
    "\u00e9,      99 02 C3 A9",
    "\u4e2d,      99 03 E4 B8 AD",
    "\u4e2d\u4e2d,     B7 04 2D 4E 2D 4E",
    "\u4e2da,     99 04 E4 B8 AD 61",
    "'',     01",
  })
  void textIsAsShortAsItCanBe(String text, String hex) throws Exception {
    assertThat(content(() -> writer.writeCharacters(text))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "85, 99 55",
    "255, 99 FF",
    "256, 9B 00 01",
    "65535, 9B FF FF",
    "65536, 9D 00 00 01 00"
  })
  void lengthTakesAsFewBytesAsItCan(int length, String head) throws Exception {
    String hex = content(() -> writer.writeCharacters("a".repeat(length)));

    // The end may be a record of its own, where .NET's buffer was full.
    assertThat(hex.replaceFirst("^9([8AC])", "9" + head.charAt(1))).startsWith(head);
    assertThat(hex.split("61", -1)).hasSize(length + 1);
  }

  @Test
  void recordsOfBytesButTheLastAreOfWholeTriples() throws Exception {
    assertThat(content(() -> writer.writeBinary(new byte[4], 0, 4, null)))
        .isEqualTo("9E 03 00 00 00 9F 01 00");
    assertThat(
            content(
                () -> {
                  writer.writeBinary(new byte[2], 0, 2, null);
                  writer.writeBinary(new byte[2], 0, 2, null);
                  writer.writeBinary(new byte[2], 0, 2, null);
                }))
        .isEqualTo("9E 03 00 00 00 9F 03 00 00 00");
  }

  @Test
  void streamIntoAnElementIsBytes() throws Exception {
    assertThat(
            content(
                () -> {
                  try (OutputStream out = writer.writeBinary("image/png")) {
                    out.write(7);
                    out.write(new byte[] {8, 9, 10}, 1, 2);
                  } catch (IOException e) {
                    throw new XMLStreamException(e);
                  }
                }))
        .isEqualTo("9F 03 07 09 0A");
  }

  @Test
  void valueOfEachTypeHasItsRecord() throws Exception {
    UUID uuid = UUID.fromString("33221100-5544-7766-8899-aabbccddeeff");

    assertThat(content(() -> writer.writeUuid(uuid)))
        .isEqualTo("B1 00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF");
    assertThat(content(() -> writer.writeUniqueId(uuid)))
        .isEqualTo("AD 00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF");
    assertThat(content(() -> writer.writeDateTime(LocalDateTime.of(2006, 5, 17, 0, 0))))
        .isEqualTo("97 00 40 8E F9 5B 47 C8 08");
    assertThat(content(() -> writer.writeUnsignedLong(-1))).isEqualTo("B3" + " FF".repeat(8));
    assertThat(content(() -> writer.writeDictionaryText("Envelope"))).isEqualTo("AB 02");
    assertThat(content(() -> writer.writeDictionaryText("none"))).isEqualTo("99 04 6E 6F 6E 65");
    assertThat(content(() -> writer.writeQName("s", "Envelope"))).isEqualTo("BD 12 02");
    assertThat(content(() -> writer.writeQName("soap", "a"))).isEqualTo("99 06 73 6F 61 70 3A 61");
  }

  @Test
  void arrayIsOneRecord() throws Exception {
    assertThat(
            content(
                () -> {
                  BinaryXmlArrays.write(writer, "", "b", "", new short[] {13107, -30584, -8739});
                  BinaryXmlArrays.write(writer, "", "b", "", new boolean[] {true, false});
                  BinaryXmlArrays.write(writer, "", "b", "", new int[0]);
                }))
        .isEqualTo("03 40 01 62 01 8B 03 33 33 88 88 DD DD 03 40 01 62 01 B5 02 01 00 01");
  }

  @Test
  void longArrayReadsAsItWasWritten() throws Exception {
    double[] numbers = new double[3000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i / 8.0;
    }
    writer.reset().writeStartElement("a");
    BinaryXmlArrays.write(writer, "p", "b", "urn:p", numbers);
    byte[] document = writer.toByteArray();

    BinaryXmlReader reader = BinaryXmlReader.create().reset(document, 0, document.length);
    reader.next();
    for (double number : numbers) {
      reader.nextTag();
      assertThat(reader.getNamespaceURI()).isEqualTo("urn:p");
      reader.next();
      assertThat(reader.value().doubleValue()).isEqualTo(number);
      reader.nextTag();
    }
    assertThat(reader.next()).isEqualTo(BinaryXmlReader.END_ELEMENT);
    assertThat(document).hasSizeLessThan(8 * numbers.length + 40);
  }

  @Test
  void stringsOfASessionAreNumberedOddFromOne() throws Exception {
    BinaryXmlWriterSession session = BinaryXmlWriterSession.create();

    writer.reset(session);
    writer.writeStartElement("", "Ping", "urn:p");
    writer.writeDictionaryText("go");
    String first = Hex.format(writer.toByteArray());
    writer.reset(session);
    writer.writeStartElement("", "Ping", "urn:p");
    writer.writeStartElement("new");
    String second = Hex.format(writer.toByteArray());

    assertThat(first).isEqualTo("0E 04 50 69 6E 67 05 75 72 6E 3A 70 02 67 6F 42 01 0A 03 AB 05");
    assertThat(second).isEqualTo("04 03 6E 65 77 42 01 0A 03 42 07 01 01");
    assertThat(session.size()).isEqualTo(4);
  }

  @Test
  void stringsOfADocumentThatCameToNothingGoWithTheNext() throws Exception {
    BinaryXmlWriterSession session = BinaryXmlWriterSession.create();
    writer.reset(session).writeStartElement("a1");

    writer.reset(session).writeStartElement("a2");
    byte[] document = writer.toByteArray();

    BinaryXmlReaderSession read = BinaryXmlReaderSession.create();
    BinaryXmlReader reader = BinaryXmlReader.create().reset(document, 0, document.length, read);
    reader.next();
    assertThat(reader.getLocalName()).isEqualTo("a2");
    assertThat(read.size()).isEqualTo(2);
  }

  @Test
  void stringsForWhichThereIsNoRoomAreWrittenOut() throws Exception {
    BinaryXmlWriterSession session =
        BinaryXmlWriterSession.create(BinaryXmlQuotas.defaults().withMaxSessionSize(5));

    writer.reset(session).writeStartElement("ab");
    writer.writeStartElement("abc");
    writer.writeStartElement("y");
    writer.writeStartElement("ab");

    assertThat(Hex.format(writer.toByteArray()))
        .isEqualTo("03 02 61 62 42 01 40 03 61 62 63 40 01 79 42 01 01 01 01 01");
  }

  @ParameterizedTest
  @CsvSource({
    "To,         urn:x,                                         AB 01",
    "To,         http://www.w3.org/2005/08/addressing/anonymous, AB 14",
    "Action,     urn:x,                                         AB 01",
    "Address,    urn:x,                                         99 05 75 72 6E 3A 78",
    "Address,    http://www.w3.org/2005/08/addressing/anonymous, AB 14",
    "MessageID,  urn:uuid:33221100-5544-7766-8899-aabbccddeeff, AD 00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF",
    "RelatesTo,  urn:x,                                         99 05 75 72 6E 3A 78",
    "Other,      urn:x,                                         99 05 75 72 6E 3A 78",
  })
  void textOfAddressingHeadersIsAsDotnetWritesIt(String header, String text, String hex)
      throws Exception {
    writer.reset(BinaryXmlWriterSession.create());
    writer.writeStartElement("a", header, "http://www.w3.org/2005/08/addressing");
    writer.writeCharacters(text);

    assertThat(Hex.format(writer.toByteArray())).endsWith("0B 01 61 06 " + hex);
  }

  @Test
  void prefixThatIsUsedIsDeclaredBehindTheAttributes() throws Exception {
    writer.reset().writeStartElement("a", "x", "urn:a");
    writer.writeAttribute("b", "urn:b", "y", "0");
    writer.writeStartElement("a", "x", "urn:a");
    writer.writeEndDocument();

    assertThat(BinaryXmlConverter.toText(writer.toByteArray()))
        .isEqualTo("<a:x b:y=\"0\" xmlns:a=\"urn:a\" xmlns:b=\"urn:b\"><a:x></a:x></a:x>");
  }

  @Test
  void declarationOfThatPrefixIsNoSecondOne() throws Exception {
    writer.reset().writeStartElement("a", "x", "urn:a");
    writer.writeNamespace("a", "urn:a");
    writer.writeDefaultNamespace("urn:d");

    assertThat(text()).isEqualTo("<a:x xmlns:a=\"urn:a\" xmlns=\"urn:d\"></a:x>");
    writer.reset().writeStartElement("a", "x", "urn:a");
    assertThatThrownBy(() -> writer.writeNamespace("a", "urn:b"))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessage("namespace: xmlns:a='urn:b' (expected: 'urn:a' as before)");
  }

  @Test
  void attributeOfANamespaceGetsAPrefix() throws Exception {
    writer.reset().writeStartElement("a", "x", "urn:a");
    writer.writeAttribute("urn:a", "known", "");
    writer.writeAttribute("urn:b", "unknown", "");
    writer.setPrefix("mine", "urn:c");
    writer.writeAttribute("urn:c", "chosen", "");

    assertThat(text())
        .isEqualTo(
            "<a:x a:known=\"\" b:unknown=\"\" mine:chosen=\"\" xmlns:a=\"urn:a\""
                + " xmlns:b=\"urn:b\" xmlns:mine=\"urn:c\"></a:x>");
  }

  @Test
  void elementOfANamespaceTakesThePrefixThatIsThere() throws Exception {
    writer.reset().writeStartElement("a", "x", "urn:a");
    writer.writeStartElement("urn:a", "y");
    writer.writeEmptyElement("urn:b", "z");
    writer.writeAttribute("c", "1");
    writer.writeEmptyElement("plain");
    writer.writeCharacters("text");

    assertThat(text())
        .isEqualTo(
            "<a:x xmlns:a=\"urn:a\"><a:y><z c=\"1\" xmlns=\"urn:b\"></z><plain></plain>text"
                + "</a:y></a:x>");
  }

  @Test
  void whatTheFormatHasNoPlaceForFails() throws Exception {
    writer.reset().writeStartElement("a");

    assertThatThrownBy(() -> writer.writeProcessingInstruction("go"))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessage("processing instruction: go (expected: none)");
    assertThatThrownBy(() -> writer.writeDTD("<!DOCTYPE a>")).hasMessageContaining("DTD");
    assertThatThrownBy(() -> writer.writeEntityRef("b")).hasMessageContaining("entity: b");
    assertThatThrownBy(() -> writer.writeCharacters("half \ud800"))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("half a surrogate pair");
    assertThatThrownBy(() -> writer.writeAttribute("late", ""))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("attribute: late (expected: within a start tag)");
    writer.writeEndElement();
    assertThatThrownBy(writer::writeEndElement).hasMessageContaining("end of element");
    assertThatThrownBy(() -> writer.writeCharacters("text"))
        .hasMessageContaining("text: outside the root element");
    writer.writeCharacters("\n");
  }

  @Test
  void frameFitsBeforeTheDocument() throws Exception {
    BinaryXmlWriter framed = BinaryXmlWriter.create(6, 1000);
    BinaryXmlWriterSession session = BinaryXmlWriterSession.create();
    for (String name : new String[] {"a-name-of-some-length", "a-name-of-some-length"}) {
      framed.reset(session).writeStartElement(name);
      ByteBuffer document = framed.document();
      assertThat(document.position()).isGreaterThanOrEqualTo(6);
      assertThat(document.hasArray()).isTrue();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinaryXmlWriter.create(-1, 1))
        .withMessage("headroom: -1 (expected: 0 to 1024)");
  }

  @Test
  void detachedDocumentStaysAsItIs() throws Exception {
    writer.reset().writeStartElement("x");
    ByteBuffer first = writer.detach();

    writer.writeStartElement("y");
    ByteBuffer second = writer.document();

    assertThat(first.array()).isNotSameAs(second.array());
    assertThat(first).isEqualTo(ByteBuffer.wrap(Hex.parse("40 01 78 01")));
    assertThat(second).isEqualTo(ByteBuffer.wrap(Hex.parse("40 01 79 01")));
  }

  @Test
  void documentThatIsTooLargeFails() throws Exception {
    BinaryXmlWriter bounded = BinaryXmlWriter.create(0, 1000);
    bounded.writeStartElement("a");
    bounded.writeBinary(new byte[990], 0, 990, null);

    assertThat(bounded.document().remaining()).isLessThanOrEqualTo(1000);
    assertThatThrownBy(
            () -> {
              bounded.reset().writeStartElement("a");
              bounded.writeBinary(new byte[999], 0, 999, null);
              bounded.document();
            })
        .isInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("maxSize: ");
    assertThatThrownBy(
            () -> {
              bounded.reset().writeStartElement("a");
              while (true) {
                bounded.writeCharacters("more and more");
              }
            })
        .isInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("(expected: <= 1000)");
  }

  @Test
  void streamGetsItAllAndIsLeftOpen() throws Exception {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            throw new IllegalStateException("closed");
          }
        };
    byte[] large = new byte[100_000];

    writer.reset(out).writeStartElement("a");
    for (int i = 0; i < 1000; i++) {
      writer.writeCharacters("text " + i);
    }
    assertThat(out.size()).isPositive();
    writer.writeBinary(large, 0, large.length, null);
    writer.writeEndDocument();
    writer.close();

    assertThat(BinaryXmlConverter.toText(out.toByteArray())).hasSizeGreaterThan(133_000);
    assertThatIllegalStateException().isThrownBy(writer::document);
  }

  private String content(Write write) throws XMLStreamException {
    writer.reset();
    writer.writeStartElement("x");
    write.run();
    String hex = Hex.format(writer.toByteArray());
    assertThat(hex).startsWith("40 01 78 ");
    return hex.substring(9);
  }

  private String text() throws XMLStreamException {
    return BinaryXmlConverter.toText(writer.toByteArray());
  }

  private interface Write {
    void run() throws XMLStreamException;
  }
}
