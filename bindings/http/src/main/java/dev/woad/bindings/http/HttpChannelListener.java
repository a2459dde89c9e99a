package dev.woad.bindings.http;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.MetadataDocument;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.PathTable;
import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpGuard;
import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.httpserver.HttpServers;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the messages that are posted to one path. What is got from there is the metadata of the
 * service, if the parameters have a {@link MetadataSource}.
 */
final class HttpChannelListener implements ChannelListener {

  private static final Logger LOG = LoggerFactory.getLogger(HttpChannelListener.class);

  private final BindingContext context;
  private final HttpTransportBindingElement element;
  private final HttpEncoding encoding;
  private final RequestReader reader;
  private final String path;
  private final @Nullable HttpUpgradeHook hook;
  private final boolean messages;
  private final Set<HttpCall> calls = ConcurrentHashMap.newKeySet();
  private @Nullable HttpServer server;
  private HttpServer.@Nullable Mount mount;
  private volatile EndpointAddress address;

  HttpChannelListener(
      BindingContext context,
      HttpTransportBindingElement element,
      @Nullable HttpUpgradeHook hook,
      boolean messages) {
    this.context = context;
    this.hook = hook;
    this.messages = messages;
    this.element = element;
    this.encoding = HttpEncoding.of(context.binding(), element);
    this.reader = new RequestReader(element, encoding);
    this.address = context.address();
    String raw = context.address().uri().getRawPath();
    this.path = raw == null || raw.isEmpty() ? "/" : raw;
  }

  @Override
  public synchronized void open(ChannelHandler handler) {
    if (server != null) {
      throw new IllegalStateException("listener: open already");
    }
    HttpServer obtained = HttpServers.obtain(context.address(), context.parameters());
    try {
      mount = obtained.mount(path, guarded(request -> handle(request, handler)));
    } catch (IllegalArgumentException e) {
      obtained.close(Duration.ZERO);
      throw new CommunicationException("address: " + context.address() + ": " + e.getMessage(), e);
    }
    server = obtained;
    address = withPort(context.address(), obtained.port());
  }

  private HttpHandler guarded(HttpHandler inner) {
    return HttpGuard.around(
        inner,
        context,
        (request, status) ->
            HttpServerReply.text(status, status == 401 ? "not authenticated" : "not allowed"));
  }

  private static EndpointAddress withPort(EndpointAddress address, int port) {
    URI uri = address.uri();
    if (port == 0 || uri.getPort() != 0) {
      return address;
    }
    String authority = uri.getRawAuthority();
    String host = authority.substring(0, authority.lastIndexOf(':'));
    return EndpointAddress.of(uri.getScheme() + "://" + host + ":" + port + uri.getRawPath());
  }

  @Override
  public EndpointAddress address() {
    return address;
  }

  @Override
  public synchronized void stop() {
    if (mount != null) {
      mount.close();
      mount = null;
    }
    if (server != null) {
      server.stop();
    }
  }

  @Override
  public void close(Duration timeout) {
    stop();
    HttpServer held;
    synchronized (this) {
      held = server;
    }
    if (held == null) {
      return;
    }
    long end = System.nanoTime() + timeout.toNanos();
    awaitCalls(timeout);
    calls.forEach(HttpCall::abort);
    held.close(Duration.ofNanos(Math.max(end - System.nanoTime(), 0)));
  }

  private void awaitCalls(Duration timeout) {
    try {
      CompletableFuture.allOf(
              calls.stream().map(HttpCall::answer).toArray(CompletableFuture<?>[]::new))
          .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.debug("{}: {} calls not done in time", address, calls.size());
    } catch (ExecutionException e) {
      LOG.debug("{}: a call failed", address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletionStage<HttpServerReply> handle(
      HttpServerRequest request, ChannelHandler handler) {
    if (hook != null && isUpgrade(request)) {
      return CompletableFuture.completedFuture(
          PathTable.isSame(path, request.path())
              ? hook.upgrade(request, handler)
              : HttpServerReply.text(404, "no endpoint here"));
    }
    return switch (request.method()) {
      case "POST", "PUT" -> receive(request, handler);
      case "GET", "HEAD" -> CompletableFuture.completedFuture(metadata(request));
      default ->
          CompletableFuture.completedFuture(
              HttpServerReply.text(405, "method: " + request.method() + " (expected: POST)")
                  .withHeader("Allow", "POST, GET, HEAD"));
    };
  }

  private CompletionStage<HttpServerReply> receive(
      HttpServerRequest request, ChannelHandler handler) {
    if (!messages) {
      return CompletableFuture.completedFuture(
          HttpServerReply.text(426, "method: " + request.method() + " (expected: a WebSocket)")
              .withHeader("Upgrade", "websocket"));
    }
    HttpCall call;
    try {
      call = new HttpCall(reader.read(request), encoding, element, coding(request));
    } catch (HttpRefusal e) {
      LOG.debug("{} refused: {}", address, e.getMessage());
      return CompletableFuture.completedFuture(e.reply());
    }
    calls.add(call);
    CompletableFuture<HttpServerReply> answer =
        call.answer().whenComplete((reply, failure) -> calls.remove(call));
    handler.receive(call);
    return answer;
  }

  /** Returns how the reply to a request is compressed. */
  private ContentCoding coding(HttpServerRequest request) {
    ContentCoding ofMessages = ContentCoding.of(encoding.format());
    ContentCoding ofHttp = element.compressionEnabled() ? ContentCoding.GZIP : ContentCoding.NONE;
    List<String> accepted = request.headers("Accept-Encoding");
    for (ContentCoding coding : List.of(ofMessages, ofHttp)) {
      if (coding != ContentCoding.NONE && coding.isAcceptedBy(accepted)) {
        return coding;
      }
    }
    return ContentCoding.NONE;
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return request.header("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
  }

  private HttpServerReply metadata(HttpServerRequest request) {
    MetadataSource source = context.parameters().find(MetadataSource.class).orElse(null);
    // Others may offer an upgrade that nobody takes, as the JDK's client does to HTTP/2.
    if (source == null || isUpgrade(request)) {
      return HttpServerReply.text(400, "method: " + request.method() + " (expected: POST)");
    }
    if (!PathTable.isSame(path, request.path())) {
      return HttpServerReply.text(404, "no endpoint here");
    }
    URI base = RequestReader.withoutQuery(request.uri());
    return source
        .find(request.query().orElse(""), base)
        .map(HttpChannelListener::reply)
        .orElseGet(() -> HttpServerReply.text(404, "no such document"));
  }

  private static HttpServerReply reply(MetadataDocument document) {
    return HttpServerReply.of(
        200,
        document.contentType(),
        HttpBody.of(document.content().getBytes(StandardCharsets.UTF_8)));
  }
}
