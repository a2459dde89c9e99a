package dev.woad.bindings.http;

import dev.woad.bindings.LimitedStream;
import dev.woad.bindings.encoding.ContentType;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.httpserver.RequestOrigin;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Makes messages of HTTP requests. Safe for use by many threads. */
final class RequestReader {

  static final String MAX_RECEIVED = "maxReceivedMessageSize";
  private static final String MAX_BUFFER = "maxBufferSize";
  private static final int EXACT = 64 * 1024;
  // How much an XML reader or a MIME parser may take in ahead of what it gives out.
  private static final int READ_AHEAD = 32 * 1024;

  private final HttpTransportBindingElement element;
  private final HttpEncoding encoding;

  RequestReader(HttpTransportBindingElement element, HttpEncoding encoding) {
    this.element = element;
    this.encoding = encoding;
  }

  Message read(HttpServerRequest request) throws HttpRefusal {
    String contentType = request.header("Content-Type").orElse("");
    if (contentType.isEmpty() || !encoding.encoder().isContentTypeSupported(contentType)) {
      throw new HttpRefusal(
          415,
          "content type: "
              + (contentType.isEmpty() ? "none" : contentType)
              + " (expected: "
              + encoding.encoder().contentType()
              + ")");
    }
    boolean streamed = element.transferMode().isRequestStreamed();
    long limit = streamed ? element.maxReceivedMessageSize() : element.bufferLimit();
    String quota = limit == element.maxReceivedMessageSize() ? MAX_RECEIVED : MAX_BUFFER;
    if (request.contentLength() > limit) {
      throw new HttpRefusal(413, text(LimitedStream.tooLarge(quota, limit)));
    }
    LimitedStream body = null;
    try {
      InputStream plain = decompressed(request, encoding.codingOf(contentType), limit);
      body = new LimitedStream(plain, quota, limit);
      String plainType = encoding.plainType(contentType);
      Message message =
          streamed
              ? readStreamed(body, plainType, limit)
              : encoding.plain().read(buffered(request, plain, body), plainType);
      describe(message, request, contentType);
      return message;
    } catch (ProtocolException e) {
      throw new HttpRefusal(body != null && body.isExceeded() ? 413 : 400, text(e));
    } catch (IOException e) {
      throw isTimeout(e)
          ? new HttpRefusal(408, "body: not sent in time")
          : new HttpRefusal(400, "body: ended early, or malformed");
    }
  }

  private Message readStreamed(LimitedStream body, String contentType, long limit)
      throws IOException {
    // What is read before the body begins is kept in memory.
    long headers = (long) element.maxBufferSize() + READ_AHEAD;
    if (headers < limit) {
      body.limit(MAX_BUFFER, headers);
    }
    Message message = encoding.plain().read(body, contentType);
    body.limit(MAX_RECEIVED, limit);
    return message;
  }

  private static byte[] buffered(HttpServerRequest request, InputStream plain, LimitedStream body)
      throws IOException {
    long length = request.contentLength();
    boolean exact = length >= 0 && length <= EXACT && plain == request.body();
    byte[] bytes = exact ? body.readNBytes((int) length) : body.readAllBytes();
    if (bytes.length == 0) {
      throw new ProtocolException("message: empty (expected: an envelope)");
    }
    return bytes;
  }

  private InputStream decompressed(HttpServerRequest request, ContentCoding inner, long limit)
      throws IOException, HttpRefusal {
    String header = request.header("Content-Encoding").orElse("");
    ContentCoding outer = ContentCoding.find(header).orElse(null);
    if (outer == null || (outer != ContentCoding.NONE && !element.decompressionEnabled())) {
      throw new HttpRefusal(
          415,
          "content encoding: "
              + header
              + " (expected: "
              + (element.decompressionEnabled() ? "gzip, deflate, or none" : "none")
              + ")");
    }
    InputStream body = request.body();
    for (ContentCoding coding : List.of(outer, inner)) {
      if (coding != ContentCoding.NONE) {
        body = coding.decompress(new LimitedStream(body, MAX_RECEIVED, limit));
      }
    }
    return body;
  }

  private static void describe(Message message, HttpServerRequest request, String contentType) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.headerNames().forEach(name -> headers.put(name, request.headers(name)));
    URI uri = request.uri();
    message
        .properties()
        .put(
            HttpRequestProperty.class,
            new HttpRequestProperty(request.method(), uri, headers, request.remoteAddress()));
    message.properties().put(Via.class, new Via(withoutQuery(uri)));
    RequestOrigin.tell(request, message.properties());
    String action = action(message, request, contentType);
    if (!message.version().isAddressed()) {
      message.headers().action(action);
    } else if (action != null && message.headers().defect().isEmpty()) {
      compare(message, action);
    }
  }

  static URI withoutQuery(URI uri) {
    return uri.getRawQuery() == null
        ? uri
        : URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath());
  }

  // SOAP 1.1, 6.1.1; SOAP 1.2 Part 2, 7.1.4; with MTOM the type within the type has it.
  private static @Nullable String action(
      Message message, HttpServerRequest request, String contentType) {
    Optional<String> action;
    if (message.version().envelope() == EnvelopeVersion.SOAP11) {
      action = request.header("SOAPAction").map(String::strip).map(RequestReader::unquoted);
    } else {
      ContentType type = ContentType.parse(contentType);
      action =
          type.parameter("action")
              .or(
                  () ->
                      type.parameter("start-info")
                          .flatMap(inner -> ContentType.parse(inner).parameter("action")));
    }
    return action.filter(text -> !text.isEmpty()).orElse(null);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  // Web Services Addressing 1.0 - SOAP Binding, 6.4.1.6.
  private static void compare(Message message, String transportAction) {
    String action = message.headers().action().orElse(transportAction);
    if (action.equals(transportAction)) {
      return;
    }
    String namespace = message.version().addressing().namespace();
    FaultCode mismatch = FaultCode.of(new QName(namespace, "ActionMismatch"));
    FaultCode header = new FaultCode(new QName(namespace, "InvalidAddressingHeader"), mismatch);
    message
        .headers()
        .defect(
            FaultException.of(
                    new FaultCode(FaultCode.SENDER.name(), header),
                    "Action: "
                        + action
                        + " (expected: "
                        + transportAction
                        + ", which the HTTP request has)")
                .withAction(message.version().addressing().faultAction()));
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
