package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.jvnet.staxex.Base64Data;

class BinaryXmlReaderTest {

  private final BinaryXmlReader reader = BinaryXmlReader.create();
  private final BinaryXmlWriter writer = BinaryXmlWriter.create();

  @Test
  void namesAreInternedWhereverTheyComeFrom() throws Exception {
    byte[] document =
        binary(
            "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
                + " xmlns:other='urn:of-this-test' other:local='1'/>");

    reader.reset(document, 0, document.length).next();

    assertThat(reader.getLocalName()).isSameAs("Envelope");
    assertThat(reader.getNamespaceURI()).isSameAs("http://www.w3.org/2003/05/soap-envelope");
    assertThat(reader.getPrefix()).isSameAs("s");
    assertThat(reader.getAttributeLocalName(0)).isSameAs("local");
    assertThat(reader.getAttributeNamespace(0)).isSameAs("urn:of-this-test");
    assertThat(reader.getAttributePrefix(0)).isSameAs("other");
    assertThat(reader.getProperty("org.codehaus.stax2.internNames")).isEqualTo(true);
    assertThat(reader.getProperty("org.codehaus.stax2.internNsUris")).isEqualTo(true);
  }

  @Test
  void readerIsGivenBackOncePerDocument() throws Exception {
    List<BinaryXmlReader> pool = new ArrayList<>();
    byte[] document = binary("<a/>");
    reader.onClose(pool::add);

    reader.close();
    reader.reset(document, 0, document.length);
    reader.close();
    reader.close();
    assertThat(pool).containsExactly(reader);
    reader.reset(new ByteArrayInputStream(document)).next();
    reader.close();
    assertThat(pool).hasSize(2);
    assertThat(reader.hasNext()).isFalse();
  }

  @Test
  void partOfAnArrayIsADocument() throws Exception {
    byte[] document = binary("<a>b</a>");
    byte[] array = new byte[document.length + 20];
    System.arraycopy(document, 0, array, 7, document.length);

    reader.reset(array, 7, document.length).next();

    assertThat(reader.getElementText()).isEqualTo("b");
    assertThat(reader.next()).isEqualTo(BinaryXmlReader.END_DOCUMENT);
    assertThat(reader.getLocation().getCharacterOffset()).isEqualTo(document.length);
    assertThatThrownBy(reader::next)
        .isInstanceOf(BinaryXmlException.class)
        .hasMessage("document: at its end (expected: no further event)");
  }

  @Test
  void textOfManyRecordsIsOneEvent() throws Exception {
    writer.reset().writeStartElement("a");
    writer.writeCharacters("text ");
    writer.writeInt(7);
    writer.writeCharacters(" ");
    writer.writeBoolean(true);
    byte[] document = writer.toByteArray();

    reader.reset(document, 0, document.length).next();
    assertThat(reader.next()).isEqualTo(BinaryXmlReader.CHARACTERS);

    assertThat(reader.getText()).isEqualTo("text 7 true");
    assertThat(new String(reader.getTextCharacters())).isEqualTo("text 7 true");
    char[] part = new char[4];
    assertThat(reader.getTextCharacters(5, part, 1, 3)).isEqualTo(3);
    assertThat(part).containsExactly('\0', '7', ' ', 't');
    assertThat(reader.next()).isEqualTo(BinaryXmlReader.END_ELEMENT);
  }

  @Test
  void bytesOfManyRecordsAreOneValueAndKeepTheirBase64() throws Exception {
    byte[] bytes = new byte[100];
    new Random(1).nextBytes(bytes);
    writer.reset().writeStartElement("a");
    writer.writeBinary(bytes, 0, 50, null);
    writer.writeBinary(bytes, 50, 50, null);
    byte[] document = writer.toByteArray();

    reader.reset(document, 0, document.length).next();
    reader.next();

    assertThat(reader.getPCDATA()).isInstanceOf(Base64Data.class);
    assertThat(((Base64Data) reader.getPCDATA()).getExact()).isEqualTo(bytes);
    assertThat(reader.getText()).isEqualTo(Base64.getEncoder().encodeToString(bytes));
    assertThat(reader.value().type()).isEqualTo(BinaryXmlType.BYTES);
  }

  @Test
  void bytesAndTextTogetherAreText() throws Exception {
    byte[] document = Hex.parse("40 01 61 9E 03 00 00 00 A8 98 01 62 9F 03 00 00 00");

    reader.reset(document, 0, document.length).next();

    assertThat(reader.getElementText()).isEqualTo("AAAAbAAAA");
  }

  @Test
  void contentOfAnyLengthCanBeReadAsAStream() throws Exception {
    byte[] bytes = new byte[1_000_000];
    new Random(2).nextBytes(bytes);
    writer.reset().writeStartElement("a");
    writer.writeStartElement("b");
    writer.writeBinary(bytes, 0, 70_001, null);
    writer.writeComment("in between");
    writer.writeBinary(bytes, 70_001, bytes.length - 70_001, null);
    writer.writeEndElement();
    writer.writeStartElement("c");
    byte[] document = writer.toByteArray();

    for (BinaryXmlReader each :
        List.of(
            BinaryXmlReader.create().reset(document, 0, document.length),
            BinaryXmlReader.create().reset(new ByteArrayInputStream(document)))) {
      each.next();
      each.next();
      try (InputStream content = each.openContent()) {
        assertThat(content.readAllBytes()).isEqualTo(bytes);
      }
      assertThat(each.isEndElement()).isTrue();
      assertThat(each.getLocalName()).isEqualTo("b");
      each.nextTag();
      assertThat(each.getLocalName()).isEqualTo("c");
    }
  }

  @Test
  void contentThatIsTextIsDecoded() throws Exception {
    byte[] bytes = new byte[5000];
    new Random(3).nextBytes(bytes);
    String base64 = Base64.getMimeEncoder().encodeToString(bytes);
    writer.reset().writeStartElement("a");
    for (int i = 0; i < base64.length(); i += 50) {
      writer.writeCharacters(base64.substring(i, Math.min(base64.length(), i + 50)));
    }
    byte[] document = writer.toByteArray();

    reader.reset(document, 0, document.length).next();
    assertThat(reader.openContent().readAllBytes()).isEqualTo(bytes);
    byte[] none = binary("<a>not!</a>");
    reader.reset(none, 0, none.length).next();
    assertThatThrownBy(() -> reader.openContent().readAllBytes())
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text: no Base64");
    byte[] part = binary("<a>AAA</a>");
    reader.reset(part, 0, part.length).next();
    assertThatThrownBy(() -> reader.openContent().readAllBytes())
        .hasMessageContaining("Base64: ends at byte 8 (expected: a multiple of 4 characters)");
    assertThatThrownBy(reader::openContent).isInstanceOf(BinaryXmlException.class);
  }

  @Test
  void emptyContentIsAnEmptyStream() throws Exception {
    for (String hex : List.of("40 01 61 40 01 62 01 01", "40 01 61 40 01 62 A9 01")) {
      byte[] document = Hex.parse(hex);
      reader.reset(document, 0, document.length).next();
      reader.next();
      assertThat(reader.openContent().read()).isEqualTo(-1);
      assertThat(reader.isEndElement()).isTrue();
      assertThat(reader.next()).isEqualTo(BinaryXmlReader.END_ELEMENT);
    }
  }

  @Test
  void namespacesAreThoseInScope() throws Exception {
    byte[] document =
        binary("<a xmlns='urn:1' xmlns:p='urn:2'><p:b xmlns:p='urn:3' xmlns=''/></a>");

    reader.reset(document, 0, document.length).next();
    assertThat(reader.getNamespaceURI("p")).isEqualTo("urn:2");
    reader.next();

    assertThat(reader.getNamespaceURI("p")).isEqualTo("urn:3");
    assertThat(reader.getNamespaceURI("q")).isNull();
    assertThat(reader.getNamespaceContext().getNamespaceURI("")).isEmpty();
    assertThat(reader.getNamespaceContext().getPrefix("urn:3")).isEqualTo("p");
    assertThat(reader.getNamespaceContext().getPrefix("urn:2")).isNull();
    assertThat(reader.getNamespaceContext().getNamespaceURI("xml"))
        .isEqualTo("http://www.w3.org/XML/1998/namespace");
    assertThat(reader.getNamespaceContext().getPrefixes("urn:3")).toIterable().containsExactly("p");
    assertThat(reader.getNamespaceCount()).isEqualTo(2);
    reader.next();
    assertThat(reader.getNamespaceCount()).isEqualTo(2);
    reader.next();
    assertThat(reader.getNamespaceURI("p")).isEqualTo("urn:2");
  }

  @Test
  void attributesAreFoundByTheirNames() throws Exception {
    byte[] document = binary("<a xmlns:p='urn:p' b='1' p:b='2' xml:lang='en'/>");

    reader.reset(document, 0, document.length).next();

    assertThat(reader.getAttributeValue("", "b")).isEqualTo("1");
    assertThat(reader.getAttributeValue("urn:p", "b")).isEqualTo("2");
    assertThat(reader.getAttributeValue(null, "b")).isEqualTo("1");
    assertThat(reader.getAttributeValue("urn:q", "b")).isNull();
    assertThat(reader.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang"))
        .isEqualTo("en");
    assertThat(reader.attributeValue(0).intValue()).isEqualTo(1);
    assertThat(reader.getAttributeName(1)).hasToString("{urn:p}b");
  }

  @Test
  void wrongTurnsAreNamed() throws Exception {
    byte[] document = binary("<a>text<b/></a>");

    reader.reset(document, 0, document.length);
    assertThatIllegalStateException()
        .isThrownBy(reader::getLocalName)
        .withMessage("event: START_DOCUMENT (expected: a start or end tag)");
    reader.next();
    assertThatIllegalStateException()
        .isThrownBy(reader::getText)
        .withMessage("event: START_ELEMENT (expected: text)");
    assertThatThrownBy(() -> reader.require(BinaryXmlReader.START_ELEMENT, "urn:x", "a"))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessage("element: a (expected: {urn:x}a)");
    assertThatThrownBy(reader::nextTag)
        .isInstanceOf(BinaryXmlException.class)
        .hasMessage("event: CHARACTERS (expected: the start or end of an element)");
    reader.reset(document, 0, document.length).next();
    assertThatThrownBy(reader::getElementText)
        .hasMessage("event: START_ELEMENT (expected: text or the end of the element)");
  }

  private static byte[] binary(String text) throws Exception {
    return BinaryXmlConverter.toBinary(new StringReader(text));
  }
}
