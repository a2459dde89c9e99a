package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;

class BinaryXmlConverterTest {

  @Test
  void encodingOfTheTextIsMinded() throws Exception {
    byte[] text =
        "<?xml version='1.0' encoding='UTF-16'?>\n<a b='\u00e9'>\u4e2d<!--c--></a>\n"
            .getBytes(StandardCharsets.UTF_16);

    byte[] binary = BinaryXmlConverter.toBinary(new ByteArrayInputStream(text));

    assertThat(BinaryXmlConverter.toText(binary)).isEqualTo("<a b=\"\u00e9\">\u4e2d<!--c--></a>");
  }

  @Test
  void whatBinaryCannotSayIsRefused() {
    assertThatThrownBy(() -> BinaryXmlConverter.toBinary(new StringReader("<a><?go now?></a>")))
        .isInstanceOf(BinaryXmlException.class)
        .hasMessage("event: PROCESSING_INSTRUCTION (expected: an element, a text or a comment)");
    assertThatThrownBy(
            () ->
                BinaryXmlConverter.toBinary(
                    new StringReader(
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void escapesAreThoseThatAParserNeeds() throws Exception {
    BinaryXmlWriter writer = BinaryXmlWriter.create();
    writer.writeStartElement("a");
    writer.writeAttribute("b", "\"<>&'\r\n\t");
    writer.writeCharacters("\"<>&'\r\n\t");

    String text = BinaryXmlConverter.toText(writer.toByteArray());

    assertThat(text)
        .isEqualTo("<a b=\"&quot;&lt;&gt;&amp;'&#xD;&#xA;&#x9;\">\"&lt;&gt;&amp;'&#xD;\n\t</a>");
    assertThat(BinaryXmlConverter.toText(BinaryXmlConverter.toBinary(new StringReader(text))))
        .isEqualTo(text);
  }

  @Test
  void elementIsCopiedWithWhatItNeedsFromOutside() throws Exception {
    byte[] document =
        BinaryXmlConverter.toBinary(
            new StringReader("<p:a xmlns:p='urn:p'><p:b c='1'><p:d/></p:b><e/></p:a>"));
    BinaryXmlReader reader = BinaryXmlReader.create().reset(document, 0, document.length);
    BinaryXmlWriter writer = BinaryXmlWriter.create();
    reader.next();
    reader.next();

    BinaryXmlConverter.copy(reader, writer);

    assertThat(BinaryXmlConverter.toText(writer.toByteArray()))
        .isEqualTo("<p:b c=\"1\" xmlns:p=\"urn:p\"><p:d></p:d></p:b>");
    assertThat(reader.isEndElement()).isTrue();
    assertThat(reader.getLocalName()).isEqualTo("b");
  }

  @Test
  void anyStaxWriterWillDo() throws Exception {
    byte[] document =
        BinaryXmlConverter.toBinary(
            new StringReader("<p:a xmlns:p='urn:p' xmlns='urn:d'><b c='1'>text</b></p:a>"));
    StringWriter text = new StringWriter();
    XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);

    BinaryXmlConverter.copy(BinaryXmlReader.create().reset(document, 0, document.length), writer);

    assertThat(text.toString().replaceFirst("^<\\?xml.*?\\?>", ""))
        .isEqualTo("<p:a xmlns:p=\"urn:p\" xmlns=\"urn:d\"><b c=\"1\">text</b></p:a>");
  }
}
