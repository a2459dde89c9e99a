package dev.woad.bindings.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlFactories;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.QuotaExceededException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BinaryMessageEncoderTest {

  private static final QName NAME = new QName("urn:x", "text");

  private final BinaryMessageEncodingBindingElement element =
      BinaryMessageEncodingBindingElement.create();

  @ParameterizedTest
  @EnumSource(CompressionFormat.class)
  void messageComesBackFromItsBytes(CompressionFormat format) throws Exception {
    MessageEncoder encoder = element.withCompressionFormat(format).createEncoder();
    byte[] bytes = bytes(encoder, message("hello \u00e9"));

    try (Message fromArray = encoder.read(bytes, encoder.contentType());
        Message fromStream = encoder.read(new ByteArrayInputStream(bytes), encoder.contentType())) {
      assertThat(fromArray.headers().action()).hasValue("urn:x/Say");
      assertThat(text(fromArray)).isEqualTo("hello \u00e9");
      assertThat(text(fromStream)).isEqualTo("hello \u00e9");
    }
  }

  @ParameterizedTest
  @EnumSource(CompressionFormat.class)
  void messagesOfASessionComeBackInTheirOrder(CompressionFormat format) throws Exception {
    BinaryMessageEncodingBindingElement compressed = element.withCompressionFormat(format);
    MessageEncoder sending = compressed.createSessionEncoder();
    MessageEncoder receiving =
        compressed.createSessionEncoder(sending.contentType(), Long.MAX_VALUE);
    byte[] first = bytes(sending, message("first"));
    byte[] second = bytes(sending, message("second"));

    Message firstRead = receiving.read(first, sending.contentType());
    Message secondRead = receiving.read(new ByteArrayInputStream(second), sending.contentType());

    assertThat(text(secondRead)).isEqualTo("second");
    assertThat(text(firstRead)).isEqualTo("first");
    assertThat(second.length).isLessThan(first.length);
  }

  @Test
  void sessionAnnouncedPlainIsWrittenPlain() throws Exception {
    BinaryMessageEncodingBindingElement gzip =
        element.withCompressionFormat(CompressionFormat.GZIP);
    MessageEncoder answering =
        gzip.createSessionEncoder("application/soap+msbinsession1", Long.MAX_VALUE);

    byte[] bytes = bytes(answering, message("hello"));

    MessageEncoder plain = element.createSessionEncoder();
    assertThat(text(plain.read(bytes, plain.contentType()))).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,    application/soap+msbin1,                        true",
    "NONE,    Application/SOAP+msbin1; charset=x,             true",
    "NONE,    application/soap+msbin1+gzip,                   false",
    "NONE,    text/xml,                                       false",
    "GZIP,    application/soap+msbin1,                        true",
    "GZIP,    application/soap+msbin1+gzip,                   true",
    "GZIP,    application/soap+msbin1+deflate,                false",
    "DEFLATE, application/soap+msbin1+deflate,                true",
  })
  void contentTypeSaysWhatCanBeRead(
      CompressionFormat format, String contentType, boolean supported) {
    BinaryMessageEncodingBindingElement compressed = element.withCompressionFormat(format);

    assertThat(compressed.createEncoder().isContentTypeSupported(contentType)).isEqualTo(supported);
    assertThat(
            compressed
                .createSessionEncoder()
                .isContentTypeSupported(contentType.replace("msbin1", "msbinsession1")))
        .isEqualTo(supported);
  }

  @Test
  void unknownContentTypeIsRefused() {
    MessageEncoder encoder = element.createEncoder();

    assertThatThrownBy(() -> encoder.read(new byte[0], "text/xml"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("text/xml");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "DEFLATE"})
  void messageThatGrowsTooLargeIsRefused(CompressionFormat format) throws Exception {
    BinaryMessageEncodingBindingElement compressed = element.withCompressionFormat(format);
    MessageEncoder sending = compressed.createSessionEncoder();
    byte[] bytes = bytes(sending, message("x".repeat(100_000)));
    MessageEncoder receiving = compressed.createSessionEncoder(sending.contentType(), 65_536);
    byte[] alone = bytes(compressed.createEncoder(), message("x".repeat(100_000)));
    MessageEncoder bounded = compressed.createEncoder(65_536);

    assertThat(bytes.length).isLessThan(2000);
    assertThatThrownBy(() -> receiving.read(bytes, sending.contentType()))
        .isInstanceOf(QuotaExceededException.class)
        .hasMessageContaining("maxReceivedMessageSize");
    assertThatThrownBy(() -> text(bounded.read(alone, bounded.contentType())))
        .isInstanceOf(QuotaExceededException.class);
  }

  @Test
  void quotasOfTheReaderHold() throws Exception {
    MessageEncoder encoder =
        element
            .withReaderQuotas(ReaderQuotas.DEFAULT.withMaxStringContentLength(100))
            .createEncoder();
    Message request = message("short");
    request.headers().to("urn:" + "x".repeat(100));
    byte[] bytes = bytes(encoder, request);

    assertThatThrownBy(() -> encoder.read(bytes, encoder.contentType()))
        .isInstanceOf(QuotaExceededException.class)
        .hasMessageContaining("maxStringContentLength");
  }

  @Test
  void sessionThatBringsTooManyNamesIsRefused() throws Exception {
    MessageEncoder generous = element.withMaxSessionSize(10_000).createSessionEncoder();
    MessageEncoder strict = element.withMaxSessionSize(100).createSessionEncoder();
    MessageEncoder sparing = element.withMaxSessionSize(100).createSessionEncoder();
    Message request = message("x");
    request.headers().to("urn:" + "x".repeat(100));
    Message again = message("x");
    again.headers().to("urn:" + "x".repeat(100));

    byte[] bytes = bytes(generous, request);
    byte[] fewNames = bytes(sparing, again);

    assertThatThrownBy(() -> strict.read(bytes, strict.contentType()))
        .isInstanceOf(QuotaExceededException.class)
        .hasMessageContaining("maxSessionSize");
    MessageEncoder another = element.withMaxSessionSize(100).createSessionEncoder();
    assertThat(another.read(fewNames, another.contentType()).headers().to())
        .hasValue("urn:" + "x".repeat(100));
  }

  @Test
  void bytesThatAreNoEnvelopeAreRefused() throws Exception {
    MessageEncoder encoder = element.createEncoder();

    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {(byte) 0xDE, (byte) 0xAD},
            "<x/>".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> encoder.read(bytes, encoder.contentType()))
          .isInstanceOf(ProtocolException.class);
    }
    byte[] good = bytes(encoder, message("after"));
    assertThat(text(encoder.read(good, encoder.contentType()))).isEqualTo("after");
  }

  @Test
  void failureOfABodyLeavesTheSessionWhole() throws Exception {
    MessageEncoder sending = element.createSessionEncoder();
    MessageEncoder receiving = element.createSessionEncoder();
    Message broken =
        Message.of(
            MessageVersion.SOAP12_WSA10,
            Bodies.of(
                writer -> {
                  writer.writeStartElement("", "lost", "urn:lost");
                  throw new XMLStreamException("broken");
                }));

    assertThatThrownBy(() -> bytes(sending, broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken");

    byte[] next = bytes(sending, message("next"));
    assertThat(text(receiving.read(next, receiving.contentType()))).isEqualTo("next");
  }

  @Test
  void idThatIsNoUuidStaysAsItIs() throws Exception {
    MessageEncoder encoder = element.createEncoder();
    for (String id :
        List.of(
            "urn:uuid:01234567-89ab-cdef-0123-456789abcdef",
            "urn:uuid:01234567-89AB-CDEF-0123-456789ABCDEF",
            "urn:uuid:0123456789ab-cdef-0123-456789abcdef-",
            "mid:1")) {
      Message request = message("x");
      request.headers().messageId(id);

      assertThat(encoder.read(bytes(encoder, request), encoder.contentType()).headers().messageId())
          .hasValue(id);
    }
  }

  @Test
  void policyIsAsDotnetWritesIt() throws Exception {
    List<String> assertions = new ArrayList<>();
    for (BodyWriter assertion : element.policyAssertions()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_8);
      assertion.writeTo(writer);
      writer.close();
      assertions.add(out.toString(StandardCharsets.UTF_8));
    }

    assertThat(assertions)
        .containsExactly(
            "<msb:BinaryEncoding"
                + " xmlns:msb=\"http://schemas.microsoft.com/ws/06/2004/mspolicy/netbinary1\"/>",
            "<wsaw:UsingAddressing xmlns:wsaw=\"http://www.w3.org/2006/05/addressing/wsdl\"/>");
  }

  private static Message message(String text) {
    Message message =
        Message.of(
            MessageVersion.SOAP12_WSA10,
            Bodies.of(
                NAME,
                writer -> {
                  writer.writeStartElement("", NAME.getLocalPart(), NAME.getNamespaceURI());
                  writer.writeDefaultNamespace(NAME.getNamespaceURI());
                  writer.writeCharacters(text);
                  writer.writeEndElement();
                }));
    message.headers().action("urn:x/Say");
    return message;
  }

  private static byte[] bytes(MessageEncoder encoder, Message message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encoder.encode(message).writeTo(out);
    return out.toByteArray();
  }

  private static String text(Message message) throws XMLStreamException {
    XMLStreamReader reader = message.body().read();
    String text = reader.getElementText();
    reader.close();
    message.close();
    return text;
  }
}
