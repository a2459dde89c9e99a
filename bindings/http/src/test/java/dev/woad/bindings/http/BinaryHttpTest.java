package dev.woad.bindings.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** .NET compresses binary messages in two ways, and not everyone compresses. */
@Timeout(60)
class BinaryHttpTest {

  private static final String TYPE = "application/soap+msbin1";
  private static final String NONE = "";
  private static final Duration SOON = Duration.ofSeconds(20);

  private static Binding binding(CompressionFormat format, TransferMode mode) {
    return NetHttpBinding.builder().compressionFormat(format).transferMode(mode).build();
  }

  private static Message message(String text) {
    Message message =
        Message.of(
            MessageVersion.SOAP12_WSA10,
            Bodies.of(
                writer -> {
                  writer.writeStartElement("a");
                  writer.writeCharacters(text);
                  writer.writeEndElement();
                }));
    message.headers().action("urn:a");
    return message;
  }

  private static byte[] encoded(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryMessageEncodingBindingElement.create().createEncoder().encode(message(text)).writeTo(out);
    return out.toByteArray();
  }

  private static byte[] compressed(byte[] plain, String how) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (how) {
          case "gzip" -> CompressionFormat.GZIP.compress(bytes);
          case "raw" -> CompressionFormat.DEFLATE.compress(bytes);
          case "zlib" -> new DeflaterOutputStream(bytes);
          default -> bytes;
        }) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String text(byte[] answer, String contentEncoding) throws Exception {
    ContentCoding coding = ContentCoding.find(contentEncoding).orElseThrow();
    byte[] plain = coding.decompress(new ByteArrayInputStream(answer)).readAllBytes();
    try (Message message =
        BinaryMessageEncodingBindingElement.create().createEncoder().read(plain, TYPE)) {
      return message.body().read().getElementText();
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "NONE, BUFFERED, , -, -",
        "NONE, BUFFERED, , gzip, gzip",
        "NONE, BUFFERED, , deflate, zlib",
        "NONE, BUFFERED, , deflate, raw",
        "GZIP, BUFFERED, , -, -",
        "GZIP, BUFFERED, +gzip, -, gzip",
        "GZIP, STREAMED, +gzip, -, gzip",
        "GZIP, BUFFERED, , gzip, gzip",
        "GZIP, STREAMED, , gzip, gzip",
        "DEFLATE, BUFFERED, +deflate, -, raw",
        "DEFLATE, STREAMED, +deflate, -, raw",
      })
  void requestIsReadHoweverItIsCompressed(
      CompressionFormat format, TransferMode mode, String suffix, String encoding, String how)
      throws Exception {
    String headers =
        "Content-Type: "
            + TYPE
            + (suffix == null ? "" : suffix)
            + "\r\n"
            + (encoding == null ? "" : "Content-Encoding: " + encoding + "\r\n");
    byte[] sent = compressed(encoded("hello"), how == null ? NONE : how);
    try (EchoService service = EchoService.open(binding(format, mode));
        RawConnection connection = service.connect()) {
      for (int i = 0; i < 2; i++) {
        RawConnection.Answer answer = connection.post(headers, sent).answer();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(TYPE);
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(text(answer.body(), NONE)).isEqualTo("hello");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GZIP, 'gzip, deflate', gzip",
    "DEFLATE, 'gzip, deflate', deflate",
    "DEFLATE, gzip, ''",
    "NONE, 'gzip, deflate', ''",
    "GZIP, gzip;q=0, ''",
  })
  void replyIsCompressedByTheContentEncodingThatItsClientAccepts(
      CompressionFormat format, String accepted, String encoding) throws Exception {
    try (EchoService service = EchoService.open(binding(format, TransferMode.BUFFERED));
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection
              .post(
                  "Content-Type: " + TYPE + "\r\nAccept-Encoding: " + accepted + "\r\n",
                  encoded("hello"))
              .answer();

      assertThat(answer.header("Content-Type")).isEqualTo(TYPE);
      assertThat(answer.header("Content-Encoding")).isEqualTo(encoding);
      assertThat(text(answer.body(), encoding)).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE, +gzip", "GZIP, +deflate", "DEFLATE, +gzip", "GZIP, +zip"})
  void compressionOfAnotherNameIsRefused(CompressionFormat format, String suffix) throws Exception {
    try (EchoService service = EchoService.open(binding(format, TransferMode.BUFFERED));
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection.post("Content-Type: " + TYPE + suffix + "\r\n", encoded("hello")).answer();

      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.text()).contains(TYPE + suffix);
    }
  }

  @ParameterizedTest
  @CsvSource({"BUFFERED, 413", "STREAMED, 500"})
  void bombIsHeldToTheQuota(TransferMode mode, int status) throws Exception {
    byte[] bomb = compressed(encoded("x".repeat(20 << 20)), "gzip");
    try (EchoService service = EchoService.open(binding(CompressionFormat.GZIP, mode));
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection.post("Content-Type: " + TYPE + "+gzip\r\n", bomb).answer();

      assertThat(bomb.length).isLessThan(60_000);
      assertThat(answer.status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @EnumSource(CompressionFormat.class)
  void clientAndServiceUnderstandEachOther(CompressionFormat format) throws Exception {
    for (TransferMode mode : TransferMode.values()) {
      Binding binding = binding(format, mode);
      try (EchoService service = EchoService.open(binding)) {
        ChannelInitiator initiator =
            binding.createInitiator(
                new BindingContext(binding, service.address(), new BindingParameters()));
        try (Message reply =
            initiator
                .createChannel(service.address())
                .request(message("x".repeat(60_000)), SOON)
                .toCompletableFuture()
                .join()) {
          assertThat(reply.body().read().getElementText()).hasSize(60_000);
        } finally {
          initiator.close(SOON);
        }
      }
    }
  }
}
