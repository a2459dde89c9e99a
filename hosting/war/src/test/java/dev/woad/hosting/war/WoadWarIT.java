package dev.woad.hosting.war;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class WoadWarIT {

  private static final Path WAR = Path.of(System.getProperty("woad.war"));
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final String FIND =
      "<o:FindOrders xmlns:o='http://woad.dev/orderdesk'><o:query/></o:FindOrders>";

  @TempDir private Path directory;

  @Test
  void untouchedTomcatServesAllWiresAndLetsGoOfThem() throws Exception {
    String log;
    try (TomcatProcess tomcat = TomcatProcess.start(directory, WAR)) {
      URI application = tomcat.address("/woad");

      assertThat(soap11(application + "/orders").body()).contains("FindOrdersResponse");
      assertThat(soap12(application + "/orders/ws").body())
          .contains("FindOrdersResponse")
          .contains("http://www.w3.org/2003/05/soap-envelope");
      assertThat(get(application + "/api/orders").body()).isEqualTo("[]");
      assertThat(get(application + "/api/openapi.json").body()).contains("/woad/api");
      assertThat(get(application + "/orders?wsdl").body())
          .contains("location=\"" + application + "/orders\"")
          .contains("location=\"" + application + "/orders/ws\"");
      openSocket(application + "/orders/socket");
      assertThat(get(application + "/nothing").statusCode()).isEqualTo(404);
      assertThat(directory.resolve("run/order-desk.mv.db")).exists();

      tomcat.undeploy("woad.war");
      assertThat(get(application + "/orders?wsdl").statusCode()).isEqualTo(404);
      tomcat.awaitNoInstances("dev.woad.hosting.ServiceHost");
      // Older JDKs hold on to the classes of the last record that was compared (JDK-8078641).
      if (Runtime.version().feature() >= 21) {
        tomcat.awaitNoInstances("org.apache.catalina.loader.ParallelWebappClassLoader");
      }
      log = tomcat.stop();
    }

    assertClean(log);
  }

  @Test
  void configurationOfOnesOwnIsNamedByAProperty() throws Exception {
    Path file = directory.resolve("own.yaml");
    Files.writeString(
        file,
        """
        services:
          - service: dev.woad.orderdesk.service.OrderDesk
            settings: { url: "jdbc:h2:mem:own" }
            endpoints: [{ contract: dev.woad.orderdesk.Orders, binding: basicHttp, address: /shop }]
        """);
    String log;
    try (TomcatProcess tomcat =
        TomcatProcess.start(directory.resolve("base"), WAR, "-Dwoad.config=" + file)) {
      URI application = tomcat.address("/woad");

      assertThat(soap11(application + "/shop").body()).contains("FindOrdersResponse");
      assertThat(soap11(application + "/orders").statusCode()).isEqualTo(404);

      log = tomcat.stop();
    }

    assertClean(log);
  }

  @Test
  void mistakesInAConfigurationAreLogged() throws Exception {
    Path file = directory.resolve("own.yaml");
    Files.writeString(file, "servces: []\n");
    try (TomcatProcess tomcat =
        TomcatProcess.start(directory.resolve("base"), WAR, "-Dwoad.config=" + file)) {
      URI application = tomcat.address("/woad");

      assertThat(tomcat.log())
          .contains("own.yaml:1:1: unknown key \"servces\"")
          .contains("Context [/woad] startup failed");
      assertThat(get(application + "/orders").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void warHasNoServerInIt() throws Exception {
    try (ZipFile war = new ZipFile(WAR.toFile())) {
      List<String> jars =
          war.stream().map(ZipEntry::getName).filter(n -> n.endsWith(".jar")).toList();

      assertThat(jars)
          .anyMatch(name -> name.contains("woad-hosting-servlet"))
          .noneMatch(name -> name.contains("tomcat"))
          .noneMatch(name -> name.contains("servlet-api"));
    }
  }

  private static void assertClean(String log) {
    assertThat(
            log.lines()
                .filter(line -> line.matches(".*\\b(WARNING|SEVERE)\\b.*"))
                // Said once, when the tables are made: it knows of no H2 newer than 2.3.
                .filter(line -> !line.contains("newer than the version Flyway has been verified"))
                // Said by JVMs from 24 on: the broker's Netty frees its buffers by that class.
                .filter(line -> !line.matches("WARNING: (A terminally|Please|sun.misc.Unsafe).*")))
        .as(log)
        .isEmpty();
    assertThat(log).doesNotContain("leak");
  }

  private static void openSocket(String address) {
    WebSocket socket =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols("soap")
            .header("soap-content-type", "application/soap+msbinsession1")
            .buildAsync(URI.create(address.replace("http:", "ws:")), new WebSocket.Listener() {})
            .join();
    assertThat(socket.getSubprotocol()).isEqualTo("soap");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  private static HttpResponse<String> soap11(String address)
      throws IOException, InterruptedException {
    return post(
        address,
        "text/xml; charset=utf-8",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
            + FIND
            + "</s:Body></s:Envelope>");
  }

  private static HttpResponse<String> soap12(String address)
      throws IOException, InterruptedException {
    return post(
        address,
        "application/soap+xml; charset=utf-8",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
            + " xmlns:a='http://www.w3.org/2005/08/addressing'><s:Header>"
            + "<a:Action s:mustUnderstand='1'>http://woad.dev/orderdesk/Orders/FindOrders</a:Action>"
            + "<a:MessageID>urn:uuid:1</a:MessageID>"
            + "<a:To s:mustUnderstand='1'>"
            + address
            + "</a:To></s:Header><s:Body>"
            + FIND
            + "</s:Body></s:Envelope>");
  }

  private static HttpResponse<String> post(String address, String contentType, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request(address)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return CLIENT.send(request(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60));
  }
}
