package dev.woad.bindings.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.Binding;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends requests that a .NET client once sent, byte by byte as they were. */
@Timeout(60)
class RecordedRequestsTest {

  @ParameterizedTest
  @CsvSource({
    "basic, Soap11, TEXT, utf-8",
    "basic-utf16, Soap11, TEXT, utf-16",
    "basic-mtom, Soap11, MTOM, utf-8",
    "files-basic-mtom, Soap11, MTOM, utf-8",
    "ws-none, Soap12WSAddressing10, TEXT, utf-8",
    "ws-mtom, Soap12WSAddressing10, MTOM, utf-8",
    "http-soap12, Soap12, TEXT, utf-8",
    "http-soap11-wsa10, Soap11WSAddressing10, TEXT, utf-8",
    "http-soap12-wsa2004, Soap12WSAddressingAugust2004, TEXT, utf-8",
  })
  void eachIsUnderstoodAndEchoed(
      String scenario, String version, NetHttpMessageEncoding encoding, String text)
      throws Exception {
    HttpStack stack =
        HttpStack.DEFAULT
            .with(HttpTransportBindingElement.create().withMaxReceivedMessageSize(1 << 20))
            .with(encoding)
            .with(Charset.forName(text));
    Binding binding = stack.binding("CustomBinding", MessageVersion.of(version));
    MessageEncoder encoder =
        binding.find(MessageEncodingBindingElement.class).orElseThrow().createEncoder();
    List<Request> requests = requests(scenario);
    assertThat(requests).isNotEmpty();

    try (EchoService service = EchoService.open(binding);
        RawConnection connection = service.connect()) {
      for (Request request : requests) {
        connection.send(request.head()).send(request.sent());
        RawConnection.Answer answer = connection.answer();
        String what = request.head();

        if (answer.status() == 202) {
          assertThat(what + request.text()).as(what).contains("Notify");
          assertThat(answer.body()).isEmpty();
        } else {
          assertThat(answer.status()).as(what).isEqualTo(200);
          assertThat(answer.header("Content-Type"))
              .startsWith(encoding == NetHttpMessageEncoding.MTOM ? "multipart/related; type=" : "")
              .doesNotContain("action=");
          assertThat(answer.header("MIME-Version"))
              .isEqualTo(encoding == NetHttpMessageEncoding.MTOM ? "1.0" : "");
          assertThat(body(encoder, answer.body(), answer.header("Content-Type")))
              .as(what)
              .isEqualTo(body(encoder, request.body(), request.header("Content-Type")))
              .contains("urn:orders:v1");
        }
      }
    }
  }

  private static String body(MessageEncoder encoder, byte[] bytes, String contentType)
      throws Exception {
    try (Message message = encoder.read(new ByteArrayInputStream(bytes), contentType)) {
      StringWriter text = new StringWriter();
      XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      message.body().writeTo(writer);
      writer.close();
      return text.toString();
    }
  }

  private static List<Request> requests(String scenario) throws Exception {
    byte[] all;
    try (InputStream in =
        RecordedRequestsTest.class.getResourceAsStream("/dotnet/" + scenario + ".c2s.bin")) {
      all = in.readAllBytes();
    }
    List<Request> requests = new ArrayList<>();
    String text = new String(all, StandardCharsets.ISO_8859_1);
    for (int at = 0; at < all.length; ) {
      int end = text.indexOf("\r\n\r\n", at) + 4;
      Request head = new Request(text.substring(at, end), new byte[0], new byte[0]);
      String announced = head.header("Content-Length");
      int length =
          announced.isEmpty()
              ? text.indexOf("\r\n0\r\n\r\n", end) + 7 - end
              : Integer.parseInt(announced);
      byte[] sent = Arrays.copyOfRange(all, end, end + length);
      requests.add(
          new Request(
              head.head(),
              sent,
              announced.isEmpty() ? RawConnection.chunks(new ByteArrayInputStream(sent)) : sent));
      at = end + length;
    }
    return requests;
  }

  private record Request(String head, byte[] sent, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8) + new String(body, StandardCharsets.UTF_16LE);
    }

    String header(String name) {
      return new RawConnection.Answer(head, body).header(name);
    }
  }
}
