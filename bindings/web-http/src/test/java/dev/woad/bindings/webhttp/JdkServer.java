package dev.woad.bindings.webhttp;

import com.sun.net.httpserver.HttpExchange;
import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's server behind the seam: enough of one to speak real HTTP in tests. */
final class JdkServer implements HttpServer {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final com.sun.net.httpserver.HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();

  private JdkServer() throws IOException {
    server =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static JdkServer start() {
    try {
      return new JdkServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Mount mount(String path, HttpHandler handler) {
    handlers.put(path, handler);
    return () -> handlers.remove(path, handler);
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close(Duration timeout) {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Optional<HttpHandler> handler =
        handlers.entrySet().stream()
            .filter(entry -> entry.getKey().equals("/") || isAt(path, entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (handler.isEmpty()) {
      write(exchange, HttpServerReply.of(404));
      return;
    }
    handler
        .get()
        .handle(new Request(exchange))
        .whenComplete(
            (reply, error) -> {
              try {
                write(
                    exchange, error == null ? reply : HttpServerReply.text(599, error.toString()));
              } catch (IOException | RuntimeException e) {
                exchange.close();
              }
            });
  }

  private static boolean isAt(String path, String mount) {
    return path.equals(mount) || path.startsWith(mount + "/");
  }

  private static void write(HttpExchange exchange, HttpServerReply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    long length = reply.body().length();
    if (head && length >= 0) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
    }
    exchange.sendResponseHeaders(
        reply.status(), head || length == 0 ? -1 : length < 0 ? 0 : length);
    if (!head && length != 0) {
      reply.body().writeTo(exchange.getResponseBody());
    }
    exchange.close();
  }

  private record Request(HttpExchange exchange) implements HttpServerRequest {

    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public URI uri() {
      return URI.create(
          "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
    }

    @Override
    public String path() {
      return exchange.getRequestURI().getRawPath();
    }

    @Override
    public Optional<String> query() {
      return Optional.ofNullable(exchange.getRequestURI().getRawQuery());
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public List<String> headers(String name) {
      return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public Set<String> headerNames() {
      return exchange.getRequestHeaders().keySet();
    }

    @Override
    public long contentLength() {
      return header("Content-Length").map(Long::parseLong).orElse(-1L);
    }

    @Override
    public InputStream body() {
      return exchange.getRequestBody();
    }

    @Override
    public String remoteAddress() {
      return exchange.getRemoteAddress().toString();
    }

    @Override
    public boolean isSecure() {
      return false;
    }
  }
}
