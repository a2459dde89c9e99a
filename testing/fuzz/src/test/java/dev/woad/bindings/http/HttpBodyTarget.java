package dev.woad.bindings.http;

import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageProperties;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.testing.fuzz.ErrorLog;
import dev.woad.testing.fuzz.MessageReading;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the bodies of requests; the first two bytes say of which content type, and how. */
public final class HttpBodyTarget {

  private static final int MAX = 1 << 20;
  private static final List<MessageEncodingBindingElement> ENCODINGS =
      List.of(
          BinaryMessageEncodingBindingElement.create(),
          BinaryMessageEncodingBindingElement.create()
              .withCompressionFormat(CompressionFormat.GZIP),
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP11),
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
          MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10));
  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/soap+msbin1",
          "application/soap+msbin1+gzip",
          "text/xml; charset=utf-8",
          "application/soap+xml; charset=utf-8; action=\"urn:orders:v1/IOrders/Place\"",
          "multipart/related; type=\"application/xop+xml\";start=\"<http://tempuri.org/0>\";"
              + "boundary=\"b\";start-info=\"application/soap+xml\"");

  private HttpBodyTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int kind = (input[0] & 0xFF) % ENCODINGS.size();
    boolean streamed = (input[1] & 1) != 0;
    HttpTransportBindingElement element =
        HttpTransportBindingElement.create()
            .withMaxReceivedMessageSize(MAX)
            .withMaxBufferSize(streamed ? 4096 : MAX)
            .withTransferMode(streamed ? TransferMode.STREAMED : TransferMode.BUFFERED);
    HttpEncoding encoding =
        HttpEncoding.of(CustomBinding.of(ENCODINGS.get(kind), element), element);
    try (Message message =
        new RequestReader(element, encoding)
            .read(new Request(CONTENT_TYPES.get(kind), (input[1] & 2) != 0, body(input)))) {
      boolean unused = MessageReading.drain(message);
    } catch (HttpRefusal refused) {
      // As it should be.
    }
    ErrorLog.requireEmpty();
  }

  private static InputStream body(byte[] input) {
    return new ByteArrayInputStream(input, 2, input.length - 2);
  }

  private record Request(String contentType, boolean compressed, InputStream body)
      implements HttpServerRequest {

    private Map<String, String> headers() {
      return compressed
          ? Map.of("content-type", contentType, "content-encoding", "gzip")
          : Map.of("content-type", contentType);
    }

    @Override
    public MessageProperties properties() {
      return new MessageProperties();
    }

    @Override
    public String method() {
      return "POST";
    }

    @Override
    public URI uri() {
      return URI.create("http://localhost/orders");
    }

    @Override
    public String path() {
      return "/orders";
    }

    @Override
    public Optional<String> query() {
      return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers().get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<String> headers(String name) {
      return header(name).map(List::of).orElse(List.of());
    }

    @Override
    public Set<String> headerNames() {
      return headers().keySet();
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public String remoteAddress() {
      return "127.0.0.1";
    }

    @Override
    public boolean isSecure() {
      return false;
    }
  }
}
