package dev.woad.hosting.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.Hosts;
import dev.woad.hosting.configuration.ConfigurationReader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagementTest {

  private static final String SERVICES =
      """
      services:
        - service: dev.woad.hosting.management.StandingClock
          endpoints:
            - { contract: dev.woad.hosting.management.Clock, binding: basicHttp, address: "http://localhost:0/clock" }
      """;
  private static final String DIAGNOSTICS = "diagnostics: { address: \"http://localhost:0/\" }\n";

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void heal() {
    StandingClock.AILMENT.set(null);
  }

  @Test
  void readyTellsOfServicesAndOfWhatTheySayThemselves() throws Exception {
    try (Hosts hosts = open(DIAGNOSTICS)) {
      HttpResponse<String> ready = get(hosts, "/health/ready");

      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(ready.body())
          .startsWith("{\"status\":\"UP\"")
          .contains("{\"name\":\"StandingClock\",\"status\":\"UP\"")
          .contains(
              "{\"name\":\"StandingClock.works\",\"status\":\"UP\",\"data\":{\"detail\":\"wound up\"}}");
      assertThat(get(hosts, "/health").body()).isEqualTo(ready.body());
    }
  }

  @Test
  void partThatIsNotWellMakesTheHostUnreadyButLeavesItAlive() throws Exception {
    try (Hosts hosts = open(DIAGNOSTICS)) {
      StandingClock.AILMENT.set("spring \"broken\"\n");

      HttpResponse<String> ready = get(hosts, "/health/ready");

      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body())
          .startsWith("{\"status\":\"DOWN\"")
          .contains("spring \\\"broken\\\"\\n");
      assertThat(get(hosts, "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void callsAreAmongTheMetrics() throws Exception {
    try (Hosts hosts = open(DIAGNOSTICS);
        ChannelFactory<Clock> factory =
            ChannelFactory.of(Clock.class, BasicHttpBinding.create(), address(hosts) + "/clock")) {
      assertThat(factory.createChannel().time()).isEqualTo("noon");

      HttpResponse<String> metrics = get(hosts, "/metrics");

      assertThat(metrics.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
      assertThat(metrics.body())
          .contains(
              "woad_server_calls_seconds_count{binding=\"BasicHttpBinding\",contract=\"Clock\","
                  + "operation=\"time\",outcome=\"ok\"} 1")
          .contains("woad_server_calls_seconds_bucket{")
          .contains("woad_service_calls_max{service=\"StandingClock\"}")
          .contains("jvm_memory_used_bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1"})
  void whatComesThroughAProxyIsNotFromThisMachine(String header) throws Exception {
    try (Hosts hosts = open(DIAGNOSTICS)) {
      String[] forwarded = header.split(": ", 2);

      assertThat(get(hosts, "/metrics", forwarded).statusCode()).isEqualTo(403);
      assertThat(get(hosts, "/health/ready", forwarded).body())
          .isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    }
  }

  @Test
  void otherMachinesSeeNothingWithoutToken() throws Exception {
    InetAddress own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .findFirst()
            .orElse(null);
    assumeTrue(own != null, "this machine has no address but the loopback");
    try (Hosts hosts = openAll(DIAGNOSTICS + "security: { allowUnsecured: true }\n")) {
      URI there = URI.create(address(hosts).replace("0.0.0.0", own.getHostAddress()) + "/metrics");

      assertThat(send(HttpRequest.newBuilder(there)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void pageOfAnotherNameIsNotOfThisMachineThoughItLeadsHere() throws Exception {
    try (Hosts hosts = open(DIAGNOSTICS);
        Socket socket = new Socket("localhost", URI.create(address(hosts)).getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void tokenIsNeededWhereThereIsOne() throws Exception {
    try (Hosts hosts =
        open(
            "diagnostics: { address: \"http://localhost:0/\","
                + " accessToken: 0123456789abcdef }\n")) {
      assertThat(get(hosts, "/metrics").statusCode()).isEqualTo(401);
      assertThat(get(hosts, "/metrics", "Authorization", "Bearer 0123456789abcdeX").statusCode())
          .isEqualTo(401);
      assertThat(get(hosts, "/metrics", "Authorization", "Bearer 0123456789abcdef").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void nothingIsChangedThereAndNothingIsBeneath() throws Exception {
    try (Hosts hosts = open(DIAGNOSTICS)) {
      HttpRequest.Builder post =
          HttpRequest.newBuilder(URI.create(address(hosts) + "/metrics"))
              .POST(HttpRequest.BodyPublishers.noBody());

      assertThat(send(post).statusCode()).isEqualTo(405);
      assertThat(get(hosts, "/metrics/more").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void tracesAreSentByOtlp() throws Exception {
    BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    HttpServer collector = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try {
      String otlp = "http://localhost:" + collector.getAddress().getPort() + "/v1/traces";
      try (Hosts hosts = open("diagnostics: { tracing: { otlp: \"" + otlp + "\" } }\n");
          ChannelFactory<Clock> factory =
              ChannelFactory.of(
                  Clock.class, BasicHttpBinding.create(), address(hosts) + "/clock")) {
        factory.createChannel().time();
      }

      byte[] spans = received.poll(10, TimeUnit.SECONDS);
      assertThat(new String(spans, StandardCharsets.ISO_8859_1)).contains("Clock/time");
    } finally {
      collector.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diagnostics: { address: \"net.tcp://localhost/\" }",
        "diagnostics: { accessToken: short }",
        "diagnostics: { tracing: { otlp: \"localhost:4318\" } }",
        "diagnostics: { tracing: { otlp: \"http://localhost:4318\", samplingRatio: 1.5 } }"
      })
  void mistakesAreToldWithTheirPlaces(String section) {
    assertThatThrownBy(() -> open(section + "\n"))
        .hasMessageContaining("host.yaml:5:")
        .hasMessageContaining("(expected: ")
        .hasMessageNotContaining("short");
  }

  private static Hosts open(String section) {
    return ConfigurationReader.create().read("host.yaml", SERVICES + section).open();
  }

  private static Hosts openAll(String section) {
    return ConfigurationReader.create()
        .read("host.yaml", (SERVICES + section).replace("localhost", "0.0.0.0"))
        .open();
  }

  private static String address(Hosts hosts) {
    String address = hosts.hosts().get(0).endpoints().get(0).address().toString();
    return address.substring(0, address.length() - "/clock".length());
  }

  private HttpResponse<String> get(Hosts hosts, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(hosts) + path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
