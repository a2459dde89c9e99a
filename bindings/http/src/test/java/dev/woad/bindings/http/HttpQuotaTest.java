package dev.woad.bindings.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.TransferMode;
import dev.woad.bindings.message.ReaderQuotas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class HttpQuotaTest {

  private static final String TEXT = "Content-Type: text/xml; charset=utf-8\r\n";

  private static byte[] message(int size) {
    int rest =
        size - HttpChannelListenerTest.envelope(HttpChannelListenerTest.SOAP11, "<a></a>").length();
    return HttpChannelListenerTest.envelope(
            HttpChannelListenerTest.SOAP11, "<a>" + "x".repeat(rest) + "</a>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static void sendChunked(RawConnection connection, byte[] body) throws IOException {
    connection.send(
        "POST /orders HTTP/1.1\r\nHost: x\r\n" + TEXT + "Transfer-Encoding: chunked\r\n\r\n");
    connection.send(Integer.toHexString(body.length) + "\r\n").send(body).send("\r\n0\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "BUFFERED, 10000, 200",
    "BUFFERED, 10001, 413",
    "STREAMED, 10000, 200",
    "STREAMED, 10001, 413",
  })
  void announcedSizeIsHeldToTheQuota(TransferMode mode, int size, int status) throws IOException {
    try (EchoService service = open(mode);
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(TEXT, message(size)).answer();

      assertThat(answer.status()).isEqualTo(status);
      if (status == 413) {
        assertThat(answer.text())
            .isEqualTo("message: more than 10000 bytes (expected: <= maxReceivedMessageSize)");
      }
    }
  }

  private static EchoService open(TransferMode mode) {
    return EchoService.open(
        BasicHttpBinding.builder().transferMode(mode).maxReceivedMessageSize(10_000).build());
  }

  @ParameterizedTest
  @CsvSource({"10000, 200", "10001, 413"})
  void chunkedSizeIsHeldToTheQuotaWhileItIsRead(int size, int status) throws IOException {
    try (EchoService service = open(TransferMode.BUFFERED);
        RawConnection connection = service.connect()) {
      sendChunked(connection, message(size));

      assertThat(connection.answer().status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"10000, 200", "10001, 500"})
  void streamedSizeIsHeldToTheQuotaWhereverItIsRead(int size, int status) throws IOException {
    try (EchoService service = open(TransferMode.STREAMED);
        RawConnection connection = service.connect()) {
      sendChunked(connection, message(size));

      assertThat(connection.answer().status()).isEqualTo(status);
    }
  }

  @Test
  void headersOfAStreamAreHeldToTheBufferSize() throws IOException {
    byte[] large =
        ("<s:Envelope xmlns:s='"
                + HttpChannelListenerTest.SOAP11
                + "'><s:Header>"
                + "<h xmlns='urn:h'>0123456789</h>".repeat(10_000)
                + "</s:Header><s:Body/></s:Envelope>")
            .getBytes(StandardCharsets.UTF_8);
    try (EchoService service =
            EchoService.open(
                BasicHttpBinding.builder()
                    .transferMode(TransferMode.STREAMED)
                    .maxReceivedMessageSize(1L << 40)
                    .build());
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(TEXT, large).answer();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text()).contains("maxBufferSize");
    }
  }

  @Test
  void largeAnnouncementIsRefusedBeforeItsBodyIsRead() throws IOException {
    try (EchoService service = open(TransferMode.BUFFERED);
        RawConnection connection = service.connect()) {
      connection.send(
          "POST /orders HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
              + TEXT
              + "Content-Length: 70000000\r\n\r\n");

      assertThat(connection.answer().status()).isEqualTo(413);
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void depthIsHeldToTheReaderQuotas() throws IOException {
    String deep = "<a>".repeat(40) + "</a>".repeat(40);
    byte[] body =
        ("<s:Envelope xmlns:s='"
                + HttpChannelListenerTest.SOAP11
                + "'><s:Header><h>"
                + deep
                + "</h></s:Header><s:Body/></s:Envelope>")
            .getBytes(StandardCharsets.UTF_8);
    try (EchoService wide = EchoService.open(BasicHttpBinding.create());
        EchoService narrow =
            EchoService.open(
                BasicHttpBinding.builder()
                    .readerQuotas(ReaderQuotas.DEFAULT.withMaxDepth(20))
                    .build());
        RawConnection toWide = wide.connect();
        RawConnection toNarrow = narrow.connect()) {
      assertThat(toWide.post(TEXT, body).answer().status()).isEqualTo(200);
      assertThat(toNarrow.post(TEXT, body).answer().status()).isEqualTo(400);
    }
  }

  @Test
  void gzipIsTakenAndBoundedByWhatItUnfoldsTo() throws IOException {
    try (EchoService service = open(TransferMode.BUFFERED);
        RawConnection connection = service.connect()) {
      String headers = TEXT + "Content-Encoding: gzip\r\n";
      byte[] bomb = gzip(new byte[100 << 20]);
      byte[] small = java.util.Arrays.copyOf(bomb, Math.min(bomb.length, 9_000));

      assertThat(connection.post(headers, gzip(message(10_000))).answer().status()).isEqualTo(200);
      assertThat(connection.post(headers, small).answer().status()).isEqualTo(413);
    }
    try (EchoService service = open(TransferMode.BUFFERED);
        RawConnection connection = service.connect()) {
      String headers = TEXT + "Content-Encoding: gzip\r\n";
      assertThat(connection.post(headers, gzip(message(10_001))).answer().status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferMode.class,
      names = {"BUFFERED", "STREAMED"})
  void gzipBombOfAStreamStopsAtTheQuota(TransferMode mode) throws IOException {
    byte[] bomb = gzip(message(50 << 20));
    try (EchoService service =
            EchoService.open(
                BasicHttpBinding.builder()
                    .transferMode(mode)
                    .maxReceivedMessageSize(1 << 20)
                    .build());
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection.post(TEXT + "Content-Encoding: gzip\r\n", bomb).answer();

      assertThat(answer.status()).isEqualTo(mode == TransferMode.BUFFERED ? 413 : 500);
    }
  }

  @Test
  void whatIsNoGzipIsRefused() throws IOException {
    try (EchoService service = open(TransferMode.BUFFERED);
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection.post(TEXT + "Content-Encoding: gzip\r\n", message(500)).answer();
      assertThat(answer.status()).isEqualTo(400);
      answer = connection.post(TEXT + "Content-Encoding: br\r\n", message(500)).answer();
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.text())
          .isEqualTo("content encoding: br (expected: gzip, deflate, or none)");
    }
  }

  @Test
  void gzipMayBeOff() throws IOException {
    try (EchoService service =
            EchoService.open(BasicHttpBinding.builder().decompressionEnabled(false).build());
        RawConnection connection = service.connect()) {
      assertThat(
              connection
                  .post(TEXT + "Content-Encoding: gzip\r\n", gzip(message(500)))
                  .answer()
                  .status())
          .isEqualTo(415);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate | true | true",
        "deflate, gzip;q=0.5 | true | true",
        "gzip;q=0 | true | false",
        "identity | true | false",
        "gzip | false | false",
      })
  void replyIsCompressedIfBothSidesWantIt(String accepted, boolean enabled, boolean compressed)
      throws IOException {
    try (EchoService service =
            EchoService.open(BasicHttpBinding.builder().compressionEnabled(enabled).build());
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection.post(TEXT + "Accept-Encoding: " + accepted + "\r\n", message(2_000)).answer();

      assertThat(answer.header("Content-Encoding")).isEqualTo(compressed ? "gzip" : "");
      byte[] body = answer.body();
      if (compressed) {
        assertThat(body.length).isLessThan(1_000);
        body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
      }
      assertThat(body).isEqualTo(message(2_000));
    }
  }
}
