package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {

  private static final BinaryXmlQuotas QUOTAS = BinaryXmlQuotas.defaults();

  @Test
  void quotaMustLetSomethingThrough() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QUOTAS.withMaxDepth(0))
        .withMessage("maxDepth: 0 (expected: > 0)");
  }

  @Test
  void depthIsBounded() throws Exception {
    BinaryXmlQuotas quotas = QUOTAS.withMaxDepth(3);

    read(quotas, "40 01 61".repeat(3) + "01".repeat(3));
    assertExceeded(
        quotas, "40 01 61".repeat(4) + "01".repeat(4), "maxDepth: 4 at byte 9 (expected: <= 3)");
    assertExceeded(
        quotas,
        "40 01 61".repeat(3) + "03 40 01 62 01 8B 01 00 00" + "01".repeat(3),
        "maxDepth: 4");
  }

  @ParameterizedTest
  @CsvSource({
    // 4 and 5 characters as UTF-8 of one byte, of more bytes, as UTF-16, and as a list
    "99 04 61 61 61 61,                    99 05 61 61 61 61 61",
    "99 0C E4 B8 AD E4 B8 AD E4 B8 AD E4 B8 AD, 99 0F E4 B8 AD E4 B8 AD E4 B8 AD E4 B8 AD E4 B8 AD",
    "B7 08 61 00 61 00 61 00 61 00,        B7 0A 61 00 61 00 61 00 61 00 61 00",
    "A4 88 0C 82 A6 01,                    A4 88 7B 82 A6 01",
    // in two records, of text and of bytes with text
    "98 02 61 61 98 02 61 61 01,           98 02 61 61 99 03 61 61 61",
    "98 04 61 61 61 61 A8 01,              9E 03 00 00 00 98 01 61 01",
    // a comment
    "02 04 61 61 61 61 01,                 02 05 61 61 61 61 61 01",
  })
  void textIsBounded(String within, String beyond) throws Exception {
    BinaryXmlQuotas quotas = QUOTAS.withMaxStringContentLength(4);

    read(quotas, "40 01 61" + within);
    assertExceeded(quotas, "40 01 61" + beyond, "maxStringContentLength: 5 at byte");
  }

  @Test
  void attributeIsBoundedAsText() throws Exception {
    BinaryXmlQuotas quotas = QUOTAS.withMaxStringContentLength(4);

    read(quotas, "40 01 61 04 01 62 98 04 61 61 61 61 01");
    assertExceeded(
        quotas, "40 01 61 04 01 62 98 05 61 61 61 61 61 01", "maxStringContentLength: 5");
  }

  @ParameterizedTest
  @CsvSource({
    "9F 03 00 00 00,                    9F 04 00 00 00 00",
    "9E 01 00 9F 02 00 00,              9E 02 00 00 9E 02 00 00 01",
    "A4 82 82 82 A6 01,                 A4 82 82 82 82 A6 01",
    "03 40 01 62 01 B5 03 00 00 00 01,  03 40 01 62 01 B5 04 00 00 00 00 01",
  })
  void arrayIsBounded(String within, String beyond) throws Exception {
    BinaryXmlQuotas quotas = QUOTAS.withMaxArrayLength(3);

    read(quotas, "40 01 61" + within);
    assertExceeded(quotas, "40 01 61" + beyond, "maxArrayLength: 4 at byte");
  }

  @Test
  void startTagIsBounded() throws Exception {
    BinaryXmlQuotas quotas = QUOTAS.withMaxBytesPerRead(10);

    read(quotas, "40 01 61 04 01 62 98 01 61 01");
    read(quotas, "40 01 61 04 01 62 98 02 61 61 01");
    assertExceeded(
        quotas,
        "40 01 61 04 01 62 98 04 61 61 61 61 01",
        "maxBytesPerRead: 12 at byte 12 (expected: <= 10)");
  }

  @Test
  void namesOfADocumentAreBounded() throws Exception {
    BinaryXmlQuotas quotas = QUOTAS.withMaxNameTableCharCount(4);
    BinaryXmlReader reader = BinaryXmlReader.create(quotas);
    byte[] within = Hex.parse("40 02 61 62 40 02 63 64 40 02 61 62 01 01 01");
    byte[] beyond = Hex.parse("40 02 61 62 40 03 63 64 65 01 01");

    read(reader.reset(within, 0, within.length));
    read(reader.reset(within, 0, within.length));
    assertThatThrownBy(() -> read(BinaryXmlReader.create(quotas).reset(beyond, 0, beyond.length)))
        .isInstanceOf(BinaryXmlQuotaException.class)
        .hasMessage("maxNameTableCharCount: 5 at byte 6 (expected: <= 4)");
  }

  @Test
  void readerOfEverNewNamesForgetsTheOldOnes() throws Exception {
    BinaryXmlReader reader = BinaryXmlReader.create(QUOTAS.withMaxNameTableCharCount(64));

    for (int i = 0; i < 10_000; i++) {
      BinaryXmlWriter writer = BinaryXmlWriter.create();
      writer.writeStartElement("name-number-" + i);
      byte[] document = writer.toByteArray();
      reader.reset(document, 0, document.length).next();
      assertThat(reader.getLocalName()).isSameAs(("name-number-" + i).intern());
    }
  }

  @Test
  void stringsOfASessionAreBounded() throws Exception {
    BinaryXmlReaderSession session = BinaryXmlReaderSession.create(QUOTAS.withMaxSessionSize(5));
    byte[] first = Hex.parse("03 02 61 62 42 01 01");
    byte[] second = Hex.parse("02 01 63 42 03 01");
    byte[] third = Hex.parse("01 00 42 03 01");
    BinaryXmlReader reader = BinaryXmlReader.create();

    read(reader.reset(first, 0, first.length, session));
    read(reader.reset(second, 0, second.length, session));
    assertThatThrownBy(() -> reader.reset(third, 0, third.length, session))
        .isInstanceOf(BinaryXmlQuotaException.class)
        .hasMessage("maxSessionSize: 6 at byte 1 (expected: <= 5)")
        .extracting(e -> ((BinaryXmlQuotaException) e).quota())
        .isEqualTo("maxSessionSize");
  }

  @ParameterizedTest
  @CsvSource({
    "40 01 61 9D FF FF FF 7F, maxStringContentLength",
    "40 01 61 BB FE FF FF 7F, maxStringContentLength",
    "40 01 61 A3 FF FF FF 7F, maxArrayLength",
    "40 FF FF FF FF 07,       maxNameTableCharCount",
    "02 FF FF FF FF 07,       maxStringContentLength",
    "40 01 61 03 40 01 62 01 B5 FF FF FF FF 07, maxArrayLength",
  })
  void lengthThatIsOnlyDeclaredTakesNoMemory(String hex, String quota) {
    byte[] bytes = Hex.parse(hex);
    RepeatingStream stream = new RepeatingStream(bytes, new byte[1]);

    assertThatThrownBy(() -> read(BinaryXmlReader.create().reset(stream)))
        .isInstanceOf(BinaryXmlQuotaException.class);
    assertThat(stream.count).isLessThan(64 * 1024);
    BinaryXmlReader trusting = BinaryXmlReader.create(BinaryXmlQuotas.max());
    assertThatThrownBy(() -> read(trusting.reset(bytes, 0, bytes.length)))
        .as(quota)
        .isInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("document: ends");
    assertThatThrownBy(() -> read(trusting.reset(new ByteArrayInputStream(bytes))))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessageContaining("document: ends");
  }

  @ParameterizedTest
  @CsvSource({
    "40 01 61, 04 01 62 80, maxBytesPerRead",
    "40 01 61, 98 01 61,    maxStringContentLength",
    "40 01 61, 9E 01 61,    maxArrayLength",
    "40 01 61, 40 01 61,    maxDepth",
    "40 01 61 A4, 98 01 61, maxBytesPerRead",
  })
  void documentWithoutEndComesToOne(String head, String again, String quota) {
    RepeatingStream stream = new RepeatingStream(Hex.parse(head), Hex.parse(again));

    assertThatThrownBy(() -> read(BinaryXmlReader.create().reset(stream)))
        .isInstanceOf(BinaryXmlQuotaException.class)
        .hasMessageContaining(quota);
    assertThat(stream.count).isLessThan(128 * 1024);
  }

  @Test
  void manyAttributesAreComparedInNoTime() {
    StringBuilder hex = new StringBuilder("40 01 61");
    for (int i = 0; i < 26 * 26 * 26; i++) {
      hex.append(String.format("0403%02x%02x%02x80", 97 + i % 26, 97 + i / 26 % 26, 97 + i / 676));
    }
    byte[] bytes = Hex.parse(hex + "01");
    BinaryXmlReader reader = BinaryXmlReader.create(BinaryXmlQuotas.max());

    assertThatCode(() -> read(reader.reset(bytes, 0, bytes.length))).doesNotThrowAnyException();
  }

  private static void assertExceeded(BinaryXmlQuotas quotas, String hex, String message) {
    assertThatThrownBy(() -> read(quotas, hex))
        .isInstanceOf(BinaryXmlQuotaException.class)
        .hasMessageContaining(message);
  }

  private static void read(BinaryXmlQuotas quotas, String hex) throws Exception {
    byte[] bytes = Hex.parse(hex);
    read(BinaryXmlReader.create(quotas).reset(bytes, 0, bytes.length));
  }

  private static void read(BinaryXmlReader reader) throws Exception {
    while (reader.hasNext()) {
      if (reader.next() == BinaryXmlReader.CHARACTERS) {
        reader.getText();
      }
    }
  }

  /** Some bytes and then others again and again. */
  private static final class RepeatingStream extends InputStream {
    private final byte[] head;
    private final byte[] again;
    private int count;

    RepeatingStream(byte[] head, byte[] again) {
      this.head = head;
      this.again = again;
    }

    @Override
    public int read() {
      int at = count++;
      return (at < head.length ? head[at] : again[(at - head.length) % again.length]) & 0xFF;
    }
  }
}
