package dev.woad.bindings.http;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A message that came by an HTTP request, which is answered when the message is. */
final class HttpCall implements RequestContext {

  private final Message request;
  private final HttpEncoding encoding;
  private final HttpTransportBindingElement element;
  private final ContentCoding coding;
  private final CompletableFuture<HttpServerReply> answer = new CompletableFuture<>();

  HttpCall(
      Message request,
      HttpEncoding encoding,
      HttpTransportBindingElement element,
      ContentCoding coding) {
    this.request = request;
    this.encoding = encoding;
    this.element = element;
    this.coding = coding;
  }

  CompletableFuture<HttpServerReply> answer() {
    return answer;
  }

  @Override
  public Message request() {
    return request;
  }

  @Override
  public boolean isRequestStreamed() {
    return element.transferMode().isRequestStreamed();
  }

  @Override
  public void reply(Message reply) {
    if (!reply.version().isAddressed()) {
      // Else it would become a parameter of the media type, which is for requests.
      reply.headers().action(null);
    }
    try {
      EncodedMessage encoded = encoding.plain().encode(reply);
      HttpBody body =
          element.transferMode().isResponseStreamed()
              ? streamed(encoded, reply)
              : buffered(encoded, reply);
      complete(new HttpServerReply(reply.isFault() ? 500 : 200, headers(encoded), body));
    } catch (IOException | RuntimeException e) {
      throw new CommunicationException("reply " + reply + " cannot be written", e);
    }
  }

  @Override
  public void acknowledge() {
    HttpServerReply taken = HttpServerReply.of(202);
    // .NET says so of nothing, too.
    complete(
        coding == ContentCoding.of(encoding.format()) && coding != ContentCoding.NONE
            ? taken.withHeader("Content-Encoding", coding.token())
            : taken);
  }

  @Override
  public void abort() {
    complete(HttpServerReply.abort());
  }

  private void complete(HttpServerReply reply) {
    answer.complete(
        element.keepAliveEnabled() || reply.isAbort()
            ? reply
            : reply.withHeader("Connection", "close"));
  }

  private Map<String, List<String>> headers(EncodedMessage encoded) {
    Map<String, List<String>> headers = new LinkedHashMap<>(4);
    String contentType = encoded.contentType();
    headers.put("Content-Type", List.of(contentType));
    if (contentType.startsWith("multipart/")) {
      headers.put("MIME-Version", List.of("1.0"));
    }
    if (coding != ContentCoding.NONE) {
      headers.put("Content-Encoding", List.of(coding.token()));
      headers.put("Vary", List.of("Accept-Encoding"));
    }
    return headers;
  }

  private HttpBody buffered(EncodedMessage encoded, Message reply) throws IOException {
    try (reply) {
      Buffer buffer = new Buffer();
      write(encoded, buffer);
      return buffer;
    }
  }

  private HttpBody streamed(EncodedMessage encoded, Message reply) {
    return out -> {
      try (reply) {
        write(encoded, out);
      }
    };
  }

  private void write(EncodedMessage encoded, OutputStream out) throws IOException {
    if (coding == ContentCoding.NONE) {
      encoded.writeTo(out);
      return;
    }
    try (OutputStream compressed = coding.compress(out)) {
      encoded.writeTo(compressed);
    }
  }
}
