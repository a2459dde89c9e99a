package dev.woad.bindings.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.staxex.XMLStreamWriterEx;

final class MtomSessionEncoderTest {

  private final MtomMessageEncodingBindingElement element =
      MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10);

  @ParameterizedTest
  @CsvSource({
    "tcp-mtom-001.bin, urn:orders:v1/IOrders/Ping,         text",
    "tcp-mtom-002.bin, urn:orders:v1/IOrders/PingResponse, PingResult",
  })
  void messageOfDotnetIsRead(String name, String action, String parameter) throws Exception {
    MessageEncoder encoder = element.createSessionEncoder();

    Message message = encoder.read(recorded(name), "multipart/related");

    assertThat(message.headers().action()).hasValue(action);
    XMLStreamReader body = message.body().read();
    body.nextTag();
    assertThat(body.getLocalName()).isEqualTo(parameter);
    assertThat(body.getElementText()).isEqualTo("hello \u00e9\u4e2d <&> \"q\"");
    message.close();
  }

  @Test
  void allMessagesOfASessionHaveItsBoundary() throws Exception {
    MessageEncoder sending = element.createSessionEncoder();
    MessageEncoder receiving = element.createSessionEncoder();
    for (int i = 0; i < 2; i++) {
      byte[] bytes = new byte[1000 + i];

      byte[] sent = bytes(sending, message(bytes));

      String text = new String(sent, StandardCharsets.ISO_8859_1);
      String boundary =
          ContentType.parse(sending.contentType()).parameter("boundary").orElseThrow();
      assertThat(text)
          .startsWith("MIME-Version: 1.0\r\nContent-Type: multipart/related; ")
          .contains("\r\n\r\n--" + boundary + "\r\n")
          .contains("<xop:Include")
          .endsWith("\r\n--" + boundary + "--\r\n");
      Message read = receiving.read(sent, "multipart/related");
      assertThat(read.body().read().getElementText()).hasSize((bytes.length + 2) / 3 * 4);
      read.close();
    }
  }

  @Test
  void messageWithoutHeadIsReadAsItsSessionWasAnnounced() throws Exception {
    MessageEncoder encoder = element.createSessionEncoder();
    byte[] sent = bytes(encoder, message(new byte[1000]));
    String text = new String(sent, StandardCharsets.ISO_8859_1);
    byte[] headless =
        text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);

    Message read = encoder.read(headless, encoder.contentType());

    assertThat(read.body().read().getElementText()).hasSize(1336);
    read.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIME-Version: 1.0\r\n\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/rela",
        "Content-Type: multipart/related\r\n\r\n--x",
        "",
      })
  void messageWithoutItsHeadIsRefused(String text) {
    MessageEncoder encoder = element.createSessionEncoder();

    assertThatThrownBy(
            () -> encoder.read(text.getBytes(StandardCharsets.US_ASCII), encoder.contentType()))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void headWithoutEndIsRefused() {
    MessageEncoder encoder = element.createSessionEncoder();
    byte[] endless = ("MIME-Version: " + "x".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> encoder.read(endless, encoder.contentType()))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("4096");
  }

  private static Message message(byte[] bytes) {
    return Message.of(
        MessageVersion.SOAP12_WSA10,
        Bodies.of(
            writer -> {
              writer.writeStartElement("", "data", "urn:x");
              writer.writeDefaultNamespace("urn:x");
              ((XMLStreamWriterEx) writer).writeBinary(bytes, 0, bytes.length, null);
              writer.writeEndElement();
            }));
  }

  private static byte[] bytes(MessageEncoder encoder, Message message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encoder.encode(message).writeTo(out);
    return out.toByteArray();
  }

  private static byte[] recorded(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(MtomSessionEncoderTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }
}
