package dev.woad.bindings.webhttp;

import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.httpserver.RequestOrigin;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.Via;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/** One request and its reply, as Jersey and as the HTTP server see them. */
final class Exchange implements ContainerResponseWriter {

  /** The property of Jersey's request that holds a body which flows through. */
  static final String STREAMED_BODY = "dev.woad.streamedBody";

  private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

  // The server says these itself.
  private static final Set<String> SERVERS_HEADERS =
      Set.of("content-length", "transfer-encoding", "connection");

  private final HttpServerRequest request;
  private final ContainerRequest containerRequest;
  private final CompletableFuture<HttpServerReply> reply = new CompletableFuture<>();
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
  private @Nullable ContainerResponse response;

  Exchange(HttpServerRequest request, ContainerRequest containerRequest) {
    this.request = request;
    this.containerRequest = containerRequest;
  }

  /** Returns the exchange that Jersey is handling on this thread. */
  static Exchange current() {
    Exchange current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException("no exchange (expected: a thread that handles one)");
    }
    return current;
  }

  /** Makes this the current exchange while Jersey handles it. */
  void run(Runnable jersey) {
    CURRENT.set(this);
    try {
      jersey.run();
    } finally {
      CURRENT.remove();
    }
  }

  ContainerRequest containerRequest() {
    return containerRequest;
  }

  CompletionStage<HttpServerReply> reply() {
    return reply;
  }

  /** Gives up, and answers with the given problem unless there is a reply already. */
  void abort(Problem problem) {
    reply.complete(ProblemFormat.of(request.headers("Accept")).reply(problem));
  }

  /** Returns what the dispatcher is told of the request. */
  Message message() {
    Message message = Message.of(MessageVersion.NONE, Bodies.empty());
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : request.headerNames()) {
      headers.put(name, request.headers(name));
    }
    URI uri = request.uri();
    message
        .properties()
        .put(
            HttpRequestProperty.class,
            new HttpRequestProperty(request.method(), uri, headers, request.remoteAddress()));
    String text = uri.toString();
    int query = text.indexOf('?');
    message
        .properties()
        .put(Via.class, new Via(query < 0 ? uri : URI.create(text.substring(0, query))));
    RequestOrigin.tell(request, message.properties());
    return message;
  }

  @Override
  public OutputStream writeResponseStatusAndHeaders(
      long contentLength, ContainerResponse newResponse) {
    response = newResponse;
    buffer.reset();
    return buffer;
  }

  @Override
  public void commit() {
    ContainerResponse written = response;
    if (written == null) {
      return;
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    written
        .getStringHeaders()
        .forEach(
            (name, values) -> {
              if (!SERVERS_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
              }
            });
    Object streamed = containerRequest.getProperty(STREAMED_BODY);
    HttpBody body = streamed instanceof HttpBody b ? b : HttpBody.of(buffer.toByteArray());
    reply.complete(new HttpServerReply(written.getStatus(), headers, body));
  }

  @Override
  public void failure(Throwable error) {
    abort(InternalProblem.of(error, request.method() + " " + request.path()));
  }

  @Override
  public boolean suspend(long timeout, TimeUnit unit, @Nullable TimeoutHandler handler) {
    return true;
  }

  @Override
  public void setSuspendTimeout(long timeout, TimeUnit unit) {
    throw new IllegalStateException("no timeout can be set (expected: that of the dispatcher)");
  }

  @Override
  public boolean enableResponseBuffering() {
    return false;
  }
}
