package dev.woad.hosting.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.httpserver.HttpServerSettings;
import dev.woad.bindings.httpserver.HttpServers;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TomcatHttpServerTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private HttpServer server = open(false, Duration.ofMinutes(2));

  private static HttpServer open(boolean trustForwarded, Duration idle) {
    return new TomcatHttpServerProvider()
        .open(new HttpServerSettings("localhost", 0, 100, 10, idle, trustForwarded));
  }

  @AfterEach
  void close() {
    server.close(SOON);
  }

  private static HttpHandler saying(String text) {
    return request -> CompletableFuture.completedFuture(HttpServerReply.text(200, text));
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, orders",
    "/ORDERS/, orders",
    "/orders/sub, orders",
    "/orders/ws, ws",
    "/orders/%77s/x, ws",
    "/orders?wsdl, orders",
  })
  void longestPathWins(String path, String expected) throws IOException {
    server.mount("/orders", saying("orders"));
    server.mount("/orders/ws", saying("ws"));

    String answer = get(path);

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/other", "/orders-archive", "/", "/orders/../secret", "/orders/%2e%2E/x"})
  void otherPathsAreNotFoundWithoutSayingMore(String path) throws IOException {
    server.mount("/orders", saying("orders"));

    String answer = get(path);

    assertThat(answer).contains("no endpoint here").startsWith("HTTP/1.1 404");
    assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("Server:");
  }

  @Test
  void pathThatIsTakenIsRefused() {
    server.mount("/orders", saying("one"));

    assertThatThrownBy(() -> server.mount("/Orders/", saying("two")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("path: /Orders/ (expected: one that no other endpoint has)");
  }

  @Test
  void pathIsFreeAgainWhenItsMountIsClosed() throws IOException {
    server.mount("/orders", saying("one")).close();
    server.mount("/orders", saying("two"));

    assertThat(get("/orders")).endsWith("two");
  }

  @Test
  void replyMayComeLaterFromAnyThread() throws IOException {
    server.mount(
        "/later",
        request ->
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    String body = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
                    return HttpServerReply.text(200, "got " + body);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));

    try (Client client = new Client()) {
      for (int i = 0; i < 5; i++) {
        client.send("POST /later HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
        assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("got body");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exceptionIsAnsweredWithoutItsText(boolean later) throws IOException {
    server.mount(
        "/bad",
        request -> {
          if (later) {
            return CompletableFuture.supplyAsync(
                () -> {
                  throw new IllegalStateException("secret");
                });
          }
          throw new IllegalStateException("secret");
        });

    assertThat(get("/bad")).startsWith("HTTP/1.1 500").endsWith("\r\n\r\ninternal error");
  }

  @ParameterizedTest
  @CsvSource({"500, false", "500, true", "400, false", "400, true", "202, false"})
  void connectionLivesOnWhateverTheStatus(int status, boolean later) throws IOException {
    server.mount(
        "/fault",
        request -> {
          HttpServerReply reply = HttpServerReply.text(status, "fault");
          return later
              ? CompletableFuture.supplyAsync(() -> reply)
              : CompletableFuture.completedFuture(reply);
        });

    try (Client client = new Client()) {
      for (int i = 0; i < 3; i++) {
        client.send("POST /fault HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
        assertThat(client.answer())
            .startsWith("HTTP/1.1 " + status)
            .doesNotContainIgnoringCase("connection: close")
            .endsWith("fault");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void abortClosesTheConnectionWithoutAnAnswer(boolean later) throws IOException {
    server.mount(
        "/gone",
        request ->
            later
                ? CompletableFuture.supplyAsync(HttpServerReply::abort)
                : CompletableFuture.completedFuture(HttpServerReply.abort()));

    try (Client client = new Client()) {
      client.send("POST /gone HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      assertThat(client.rest()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bodyThatFailsHalfwayEndsTheConnection(boolean later) throws IOException {
    HttpBody failing =
        out -> {
          out.write(new byte[100_000]);
          throw new IOException("disk");
        };
    HttpServerReply reply = HttpServerReply.of(200, "application/octet-stream", failing);
    server.mount(
        "/half",
        request ->
            later
                ? CompletableFuture.supplyAsync(() -> reply)
                : CompletableFuture.completedFuture(reply));

    try (Client client = new Client()) {
      client.send("POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      String all = client.rest();

      assertThat(all).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void unknownLengthIsChunked() throws IOException {
    HttpBody body = out -> out.write("streamed".getBytes(StandardCharsets.UTF_8));
    server.mount(
        "/s",
        request -> CompletableFuture.completedFuture(HttpServerReply.of(200, "text/plain", body)));

    assertThat(get("/s")).contains("Transfer-Encoding: chunked").contains("8\r\nstreamed\r\n0");
  }

  @Test
  void eachValueOfAHeaderIsSent() throws IOException {
    HttpServerReply reply =
        new HttpServerReply(
            401,
            Map.of(
                "Set-Cookie", List.of("a=1; Path=/", "b=2"),
                "WWW-Authenticate", List.of("Basic realm=\"x\"", "Negotiate")),
            HttpBody.EMPTY);
    server.mount("/many", request -> CompletableFuture.completedFuture(reply));

    assertThat(get("/many").lines())
        .contains(
            "Set-Cookie: a=1; Path=/",
            "Set-Cookie: b=2",
            "WWW-Authenticate: Basic realm=\"x\"",
            "WWW-Authenticate: Negotiate");
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 12000000", "Transfer-Encoding: chunked"})
  void refusalIsSeenByThoseWhoFirstSendAll(String length) throws IOException {
    server.mount(
        "/big", request -> CompletableFuture.completedFuture(HttpServerReply.text(413, "large")));
    String body = "x".repeat(12_000_000);
    String framed = length.startsWith("Transfer") ? "b71b00\r\n" + body + "\r\n0\r\n\r\n" : body;

    try (Client client = new Client()) {
      client.send("POST /big HTTP/1.1\r\nHost: x\r\n" + length + "\r\n\r\n" + framed);

      assertThat(client.answer()).startsWith("HTTP/1.1 413").endsWith("large");
    }
  }

  @Test
  void refusedBodyDoesNotHoldTheConnection() throws IOException {
    server.mount(
        "/big", request -> CompletableFuture.completedFuture(HttpServerReply.text(413, "large")));

    try (Client client = new Client()) {
      client.send("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 70000000\r\n\r\nlittle");

      assertThat(client.rest()).startsWith("HTTP/1.1 413").contains("Connection: close");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "garbage\\r\\n\\r\\n | 400",
        "GET /a b HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n | 400",
        "GET /%zz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n | 400",
        "GET / HTTP/1.1\\r\\n\\r\\n | 400",
        "GET / HTTP/1.1\\r\\nHost: x\\r\\nHost: y\\r\\n\\r\\n | 400",
        "POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\n\\r\\n | 400",
        "TRACE / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n | 405",
      })
  void badFramingIsRefusedWithoutSayingMore(String request, int status) throws IOException {
    try (Client client = new Client()) {
      client.send(request.replace("\\r", "\r").replace("\\n", "\n"));

      String answer = client.answer();
      assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContainIgnoringCase("tomcat");
    }
  }

  @Test
  void bodyThatStandsStillFails() throws IOException {
    server.close(SOON);
    server = open(false, Duration.ofMillis(300));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    server.mount(
        "/slow",
        request -> {
          try {
            request.body().readAllBytes();
          } catch (IOException e) {
            failure.set(e);
          }
          return CompletableFuture.completedFuture(HttpServerReply.text(408, "slow"));
        });

    try (Client client = new Client()) {
      client.send("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");

      assertThat(client.rest()).startsWith("HTTP/1.1 408");
      assertThat(failure.get()).hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void idleConnectionIsClosed() throws IOException {
    server.close(SOON);
    server = open(false, Duration.ofMillis(300));

    try (Client client = new Client()) {
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void portIsFreeAtOnceAndRequestsUnderWayFinish() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<HttpServerReply> reply = new CompletableFuture<>();
    server.mount(
        "/slow",
        request -> {
          entered.countDown();
          return reply;
        });
    int port = server.port();
    try (Client client = new Client()) {
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      entered.await();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> server.close(SOON));

      bindSoon(port);
      assertThat(closing).isNotDone();
      reply.complete(HttpServerReply.text(200, "done"));

      assertThat(client.rest()).startsWith("HTTP/1.1 200").endsWith("done");
      closing.join();
    }
  }

  private static void bindSoon(int port) throws IOException {
    for (long end = System.nanoTime() + SOON.toNanos(); ; Thread.onSpinWait()) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress("localhost", port));
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  @Test
  void closeDoesNotWaitLongerThanItIsToldTo() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    server.mount(
        "/never",
        request -> {
          entered.countDown();
          return new CompletableFuture<>();
        });
    try (Client client = new Client()) {
      client.send("GET /never HTTP/1.1\r\nHost: x\r\n\r\n");
      entered.await();

      server.close(Duration.ofMillis(100));

      assertThat(client.rest()).doesNotContain("200");
    }
  }

  @Test
  void noThreadOutlivesTheServer() {
    assertThat(tomcatThreads()).isPositive();

    server.close(SOON);

    for (long end = System.nanoTime() + SOON.toNanos();
        tomcatThreads() > 0 && System.nanoTime() < end; ) {
      Thread.onSpinWait();
    }
    assertThat(tomcatThreads()).isZero();
  }

  private static int tomcatThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().matches("(?i).*(http-nio|catalina).*"))
            .count();
  }

  @Test
  void portInUseIsNamed() {
    int port = server.port();

    assertThatThrownBy(
            () -> new TomcatHttpServerProvider().open(HttpServerSettings.of("localhost", port)))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("localhost:" + port)
        .hasMessageContaining("in use");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto: https\\r\\nX-Forwarded-Host: shop.example | https://shop.example/a?q=1",
        "X-Forwarded-Host: shop.example\\r\\nX-Forwarded-Port: 81 | http://shop.example:81/a?q=1",
        "X-Forwarded-Proto: https, http\\r\\nX-Forwarded-Host: shop.example:443, inner | https://shop.example/a?q=1",
        "X-Forwarded-Host: shop.example\\r\\nX-Forwarded-Prefix: /soap/ | http://shop.example/soap/a?q=1",
        "Forwarded: for=1.2.3.4;proto=https;host=\"shop.example:8443\";by=x | https://shop.example:8443/a?q=1",
        "X-Forwarded-Proto: ftp | 400",
      })
  void forwardedAddressIsBelievedOnlyIfTrusted(String headers, String expected) throws Exception {
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    HttpHandler handler =
        request -> {
          seen.add(request.uri().toString());
          return CompletableFuture.completedFuture(HttpServerReply.of(200));
        };
    String text =
        "GET /a?q=1 HTTP/1.1\r\nHost: own:1\r\n"
            + headers.replace("\\r", "\r").replace("\\n", "\n")
            + "\r\n\r\n";
    server.mount("/a", handler);
    try (Client client = new Client()) {
      client.send(text);
      assertThat(client.answer()).startsWith("HTTP/1.1 200");
    }
    assertThat(seen.take()).isEqualTo("http://own:1/a?q=1");
    server.close(SOON);
    server = open(true, SOON);
    server.mount("/a", handler);

    try (Client client = new Client()) {
      client.send(text);
      String answer = client.answer();
      assertThat(expected.equals("400") ? answer.substring(9, 12) : seen.take())
          .isEqualTo(expected);
    }
  }

  @Test
  void requestTellsWhatItCarries() throws Exception {
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    server.mount(
        "/r",
        new HttpHandler() {
          @Override
          public CompletionStage<HttpServerReply> handle(HttpServerRequest request) {
            seen.add(request.method() + " " + request.path() + " " + request.query().orElse("-"));
            seen.add(request.headers("x-a") + " " + request.header("X-A").orElse("-"));
            seen.add(request.contentLength() + " " + request.isSecure());
            seen.add(request.remoteAddress());
            return CompletableFuture.completedFuture(HttpServerReply.of(200));
          }
        });

    try (Client client = new Client()) {
      client.send("PUT /r/%20x?a=%26 HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\n\r\n");
      assertThat(client.answer()).contains("Content-Length: 0");
    }
    assertThat(seen.take()).isEqualTo("PUT /r/%20x a=%26");
    assertThat(seen.take()).isEqualTo("[1, 2] 1");
    assertThat(seen.take()).isEqualTo("-1 false");
    assertThat(seen.take()).matches("127\\.0\\.0\\.1:\\d+");
  }

  @Test
  void hostsShareOneServerForOnePortAndTheLastOneClosesIt() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    EndpointAddress address = EndpointAddress.of("http://localhost:" + port + "/a");
    HttpServer one = HttpServers.obtain(address, new BindingParameters());
    HttpServer two = HttpServers.obtain(address, new BindingParameters());
    one.mount("/one", saying("one"));
    two.mount("/two", saying("two"));

    one.close(SOON);
    one.close(SOON);

    try (Client client = new Client(port)) {
      client.send("GET /two HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer()).endsWith("two");
    }
    two.close(SOON);
    assertThatThrownBy(() -> new Client(port)).isInstanceOf(IOException.class);
  }

  @Test
  void portZeroIsOneServerForTheSameParameters() {
    EndpointAddress address = EndpointAddress.of("http://localhost:0/a");
    BindingParameters parameters = new BindingParameters();
    HttpServer one = HttpServers.obtain(address, parameters);
    HttpServer two = HttpServers.obtain(address, parameters);
    HttpServer other = HttpServers.obtain(address, new BindingParameters());

    assertThat(two.port()).isEqualTo(one.port());
    assertThat(other.port()).isNotEqualTo(one.port());

    one.close(SOON);
    two.close(SOON);
    other.close(SOON);
  }

  @Test
  void otherSettingsForOnePortAreRefused() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    EndpointAddress address = EndpointAddress.of("http://localhost:" + port + "/a");
    BindingParameters trusting = new BindingParameters();
    trusting.put(
        HttpServerSettings.class, HttpServerSettings.of("any", 1).withTrustForwarded(true));
    HttpServer one = HttpServers.obtain(address, new BindingParameters());

    assertThatThrownBy(() -> HttpServers.obtain(address, trusting))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("expected: the settings that a server listens there with already");

    one.close(SOON);
  }

  private String get(String path) throws IOException {
    try (Client client = new Client()) {
      client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      return client.rest();
    }
  }

  /** A socket that reads one answer of known length at a time. */
  private final class Client implements AutoCloseable {

    private final Socket socket;

    Client() throws IOException {
      this(server.port());
    }

    Client(int port) throws IOException {
      socket = new Socket("localhost", port);
      socket.setSoTimeout((int) SOON.toMillis());
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    String answer() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          return head.toString();
        }
        head.append((char) c);
      }
      int at = head.indexOf("Content-Length: ");
      int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
      return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    String rest() throws IOException {
      try {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (java.net.SocketException reset) {
        return "";
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
