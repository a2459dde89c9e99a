package dev.woad.bindings.http;

import dev.woad.bindings.LimitedStream;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.SecurityNegotiationException;
import dev.woad.contracts.ServerTooBusyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Makes messages of HTTP responses, or says why they are none. Safe for use by many threads. */
final class ReplyReader {

  private static final int SNIPPET = 200;

  private final EndpointAddress address;
  private final HttpTransportBindingElement element;
  private final HttpEncoding encoding;

  ReplyReader(EndpointAddress address, HttpTransportBindingElement element, HttpEncoding encoding) {
    this.address = address;
    this.element = element;
    this.encoding = encoding;
  }

  BodyHandler<InputStream> bodyHandler() {
    return response -> {
      boolean streamed =
          response.statusCode() == 200 && element.transferMode().isResponseStreamed();
      return streamed
          ? BodySubscribers.ofInputStream()
          : new BoundedBody(
              element.bufferLimit(),
              response.headers().firstValueAsLong("Content-Length").orElse(-1));
    };
  }

  Message message(HttpResponse<InputStream> response) throws IOException {
    String contentType = response.headers().firstValue("Content-Type").orElse("");
    if (isMessage(response, contentType)) {
      return decode(response, contentType);
    }
    try (InputStream body = response.body()) {
      throw refused(response, contentType, body.readNBytes(SNIPPET));
    }
  }

  /** Returns if a message that has no reply was taken. */
  void requireTaken(HttpResponse<InputStream> response) throws IOException {
    if (response.statusCode() / 100 == 2) {
      response.body().close();
      return;
    }
    // A fault says more than the status.
    try (Message reply = message(response)) {
      throw new ProtocolException(
          "one-way message to " + address + ": " + fault(reply) + " (expected: no reply)");
    }
  }

  private static String fault(Message reply) {
    try {
      return reply.isFault() ? reply.readFault().reason() : "answered";
    } catch (XMLStreamException e) {
      return "answered by a malformed fault";
    }
  }

  // SOAP 1.2 Part 2, 7.5.1.2 has 400 for faults of the sender; .NET uses 500 for all.
  private boolean isMessage(HttpResponse<InputStream> response, String contentType) {
    int status = response.statusCode();
    return (status == 200 || status == 500 || status == 400)
        && !contentType.isEmpty()
        && encoding.encoder().isContentTypeSupported(contentType);
  }

  private Message decode(HttpResponse<InputStream> response, String contentType)
      throws IOException {
    InputStream body = response.body();
    boolean streamed = !(body instanceof ByteArrayInputStream);
    try {
      ContentCoding outer = outerCoding(response);
      ContentCoding inner = encoding.codingOf(contentType);
      String plainType = encoding.plainType(contentType);
      InputStream plain = inner.decompress(outer.decompress(body));
      long limit = streamed ? element.maxReceivedMessageSize() : element.bufferLimit();
      InputStream limited = new LimitedStream(plain, RequestReader.MAX_RECEIVED, limit);
      Message message =
          streamed || plain == body
              ? encoding.plain().read(limited, plainType)
              : encoding.plain().read(limited.readAllBytes(), plainType);
      if (streamed) {
        closeWith(message, response.body());
      }
      return message;
    } catch (IOException | RuntimeException e) {
      response.body().close();
      throw e;
    }
  }

  private ContentCoding outerCoding(HttpResponse<InputStream> response) {
    String header = response.headers().firstValue("Content-Encoding").orElse("");
    ContentCoding coding = ContentCoding.find(header).orElse(null);
    if (coding == null || (coding != ContentCoding.NONE && !element.decompressionEnabled())) {
      throw new ProtocolException(
          "reply of " + address + ": content encoding " + header + " (expected: none)");
    }
    return coding;
  }

  private static void closeWith(Message message, InputStream body) {
    message.onClose(
        () -> {
          try {
            body.close();
          } catch (IOException e) {
            // What is closed unread does not have to end well.
          }
        });
  }

  private CommunicationException refused(
      HttpResponse<InputStream> response, String contentType, byte[] body) {
    int status = response.statusCode();
    String text = HttpRefusal.oneLine(new String(body, StandardCharsets.UTF_8));
    String said = text.isEmpty() ? "" : ": " + text;
    String what = address + " answered by status " + status + said;
    return switch (status) {
      case 200, 202, 204 -> noMessage(status, contentType, body.length, said);
      case 301, 302, 303, 307, 308 ->
          new ProtocolException(
              address
                  + " redirects to "
                  + response.headers().firstValue("Location").orElse("nowhere")
                  + " (expected: the address itself)");
      case 401 ->
          new CommunicationException(
              what
                  + " (not authenticated; it asks for "
                  + response.headers().firstValue("WWW-Authenticate").orElse("nothing known")
                  + ")");
      case 403 -> new CommunicationException(what + " (not allowed)");
      case 404, 410 -> new EndpointNotFoundException(what + " (expected: an endpoint there)");
      case 408, 504 -> new CommunicationTimeoutException(what + " (timed out there)");
      case 415 ->
          new ProtocolException(
              what + " (sent: " + encoding.encoder().contentType() + "; the bindings may differ)");
      case 503 -> new ServerTooBusyException(what);
      case 500 ->
          body.length > 0 && !contentType.isEmpty()
              ? noMessage(status, contentType, body.length, said)
              : new CommunicationException(what + " (expected: a fault)");
      default -> new ProtocolException(what + " (expected: 200, or 500 with a fault)");
    };
  }

  private CommunicationException noMessage(
      int status, String contentType, int length, String said) {
    if ((length == 0 && contentType.isEmpty()) || status == 202 || status == 204) {
      return new CommunicationException(
          address + " answered by status " + status + " without a message (expected: a reply)");
    }
    return new ProtocolException(
        "content type of the reply of "
            + address
            + ": "
            + (contentType.isEmpty() ? "none" : contentType)
            + " (expected: "
            + encoding.encoder().contentType()
            + ")"
            + said);
  }

  /** Returns the exception of ours that a failure becomes. */
  CommunicationException failure(Throwable failure) {
    CommunicationException known = find(failure, CommunicationException.class);
    if (known != null) {
      return known;
    }
    if (find(failure, HttpTimeoutException.class) != null) {
      return new CommunicationTimeoutException("no connection to " + address + " in time", failure);
    }
    if (find(failure, ConnectException.class) != null) {
      return new EndpointNotFoundException("nobody listens at " + address, failure);
    }
    SSLException tls = find(failure, SSLException.class);
    if (tls != null) {
      return new SecurityNegotiationException(
          "TLS with " + address + " failed: " + tls.getMessage(), failure);
    }
    if (find(failure, CancellationException.class) != null) {
      return new CommunicationObjectClosedException("channel to " + address + ": closed", failure);
    }
    IOException io = find(failure, IOException.class);
    return new CommunicationException(
        "call to " + address + " failed: " + (io == null ? failure : io).getMessage(), failure);
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
