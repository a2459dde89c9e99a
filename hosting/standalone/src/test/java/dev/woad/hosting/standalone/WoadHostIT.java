package dev.woad.hosting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.clients.DuplexChannelFactory;
import dev.woad.orderdesk.StockFeed;
import dev.woad.orderdesk.StockFeedCallback;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class WoadHostIT {

  private static final String GREET = "<g:greet xmlns:g='urn:greeter'><name>Ada</name></g:greet>";

  private static final String ORDER =
      """
      <o:PlaceOrder xmlns:o='http://woad.dev/orderdesk' xmlns='http://woad.dev/orderdesk/types'
          xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>
        <o:order>
          <customer><id>C-1</id><name>Ada</name></customer>
          <lines><sku>PN-0001</sku><quantity>1</quantity></lines>
          <delivery><speed>STANDARD</speed><pickupPoint><code>EF-12</code></pickupPoint></delivery>
          <payment xsi:type='InvoicePayment'><dueDays>30</dueDays></payment>
          <deliverBy xsi:nil='true'/><giftWrapped>false</giftWrapped>
        </o:order>
      </o:PlaceOrder>
      """;

  @TempDir private Path directory;

  @Test
  void stockFeedTellsOfOrdersByWhateverWireTheyCame() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    StockFeedCallback callback = (sku, level) -> told.add(sku + " " + level);
    try (HostProcess host = HostProcess.start(directory, "--port", "0").awaitReady();
        DuplexChannelFactory<StockFeed> factory =
            DuplexChannelFactory.of(
                StockFeed.class,
                callback,
                NetTcpBinding.create(),
                host.address("StockFeed").toString())) {
      int level = factory.createChannel().subscribe("PN-0001");

      assertThat(Http.soap(host.address("Orders", "BasicHttpBinding"), ORDER).statusCode())
          .isEqualTo(200);

      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("PN-0001 " + (level - 1));
    }
  }

  @Test
  void defaultConfigurationAnswersOnAllWires() throws Exception {
    try (HostProcess host = HostProcess.start(directory, "--port", "0").awaitReady()) {
      URI orders = host.address("Orders", "BasicHttpBinding");
      URI api = host.address("OrdersResource");

      assertThat(host.lines())
          .map(line -> line.replaceAll(":\\d+/", ":PORT/").replaceAll("\\d+ ms", "N ms"))
          .containsExactly(
              "SERVICE    CONTRACT        BINDING           SECURITY           ADDRESS",
              "OrderDesk  Orders          BasicHttpBinding  in clear; anybody  http://localhost:PORT/orders",
              "OrderDesk  Orders          WSHttpBinding     in clear; anybody  http://localhost:PORT/orders/ws",
              "OrderDesk  Orders          NetHttpBinding    in clear; anybody  http://localhost:PORT/orders/binary",
              "OrderDesk  Orders          NetHttpBinding    in clear; anybody  ws://localhost:PORT/orders/socket",
              "OrderDesk  Orders          NetTcpBinding     in clear; anybody  net.tcp://localhost:PORT/orders",
              "OrderDesk  Orders          JmsBinding        in clear; anybody  jms:queue:orders",
              "OrderDesk  StockFeed       NetTcpBinding     in clear; anybody  net.tcp://localhost:PORT/stock",
              "OrderDesk  OrdersResource  WebHttpBinding    in clear; anybody  http://localhost:PORT/api",
              "OrderDesk  Documents       BasicHttpBinding  in clear; anybody  http://localhost:PORT/documents",
              "ready in N ms");
      assertThat(Http.soap(orders, ORDER).body()).contains("PlaceOrderResponse");
      assertThat(Http.get(URI.create(orders + "?wsdl")).body()).contains("definitions");
      assertThat(Http.get(URI.create(api + "/orders")).body()).contains("C-1");
      assertThat(Http.get(URI.create(api + "/openapi.json")).body()).contains("\"openapi\"");
      host.terminate();
      assertThat(host.awaitEnd()).isZero();
      assertThat(host.errors())
          .map(line -> line.replaceAll(":\\d+/", ":PORT/"))
          .containsExactly(
              "INFO dev.woad.orderdesk.service.OrderDesk - Order desk is open on"
                  + " jdbc:h2:file:./run/order-desk",
              "INFO dev.woad.hosting.management.Management - Health and metrics are at"
                  + " http://localhost:PORT/");
    }
  }

  @Test
  void stateSurvivesARestart() throws Exception {
    String id;
    try (HostProcess host =
        HostProcess.start(directory, "--port", "0", "--data", "kept").awaitReady()) {
      String receipt = Http.soap(host.address("Orders", "BasicHttpBinding"), ORDER).body();
      Matcher matcher = Pattern.compile("<(?:\\w+:)?orderId>([^<]+)<").matcher(receipt);
      assertThat(matcher.find()).as(receipt).isTrue();
      id = matcher.group(1);
      host.terminate();
      assertThat(host.awaitEnd()).isZero();
    }

    try (HostProcess host =
        HostProcess.start(directory, "--port", "0", "--data", "kept").awaitReady()) {
      HttpResponse<String> order =
          Http.get(URI.create(host.address("OrdersResource") + "/orders/" + id));

      assertThat(order.statusCode()).as(order.body()).isEqualTo(200);
      assertThat(order.body()).contains("C-1");
    }
  }

  @Test
  void servicesOfOnesOwnAreHostedFromTheirJar() throws Exception {
    Path jar = GreeterJar.create(directory);

    try (HostProcess host = greeter(jar.toString())) {
      assertThat(Http.soap(host.address("Greeter"), GREET).body())
          .contains("<greeting>Hello Ada</greeting>");
      assertThat(host.errors()).isEmpty();
    }
    try (HostProcess host = greeter(directory.resolve("classes").toString())) {
      assertThat(Http.soap(host.address("Greeter"), GREET).body()).contains("Hello Ada");
    }
    try (HostProcess host = greeter(directory + "/*")) {
      assertThat(Http.soap(host.address("Greeter"), GREET).body()).contains("Hello Ada");
    }
  }

  @Test
  void callUnderWayIsFinishedWhenTerminated() throws Exception {
    Path jar = GreeterJar.create(directory);

    try (HostProcess host = greeter(jar.toString());
        ServerSocket gate = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = host.address("Greeter");
      CompletableFuture<HttpResponse<String>> call =
          Http.soapAsync(
              address,
              "<g:await xmlns:g='urn:greeter'><port>" + gate.getLocalPort() + "</port></g:await>");
      try (Socket inside = gate.accept()) {
        host.terminate();
        awaitRefusal(address);
        assertThat(call).isNotDone();
        inside.getOutputStream().write(42);
      }

      assertThat(call.join().body()).contains("<return>42</return>");
      assertThat(host.awaitEnd()).isZero();
      assertThat(host.errors()).isEmpty();
    }
  }

  @Test
  void portInUseIsToldInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
        HostProcess host =
            HostProcess.start(
                directory, "--port", String.valueOf(taken.getLocalPort()), "--log-level", "warn")) {

      assertThat(host.awaitEnd()).isEqualTo(1);
      assertThat(host.lines()).isEmpty();
      assertThat(host.errors())
          .singleElement()
          .asString()
          .startsWith("woad-host: address: ")
          .contains("Address already in use");
    }
  }

  @Test
  void dataDirectoryThatIsNoneIsToldInOneLine() throws Exception {
    Files.writeString(directory.resolve("file"), "no directory");

    try (HostProcess host = startHere("file")) {

      assertThat(host.awaitEnd()).isEqualTo(1);
      assertThat(host.errors())
          .singleElement()
          .asString()
          .startsWith("woad-host: broker: ")
          .contains("(expected: a directory that can be made");
    }
  }

  private HostProcess startHere(String data) throws Exception {
    return HostProcess.start(
        directory, "--port", "0", "--broker-port", "0", "--data", data, "--log-level", "error");
  }

  @Test
  void databaseThatCannotBeOpenedIsToldInOneLine() throws Exception {
    Files.createDirectories(directory.resolve("data/order-desk.mv.db"));

    try (HostProcess host = startHere("data")) {

      assertThat(host.awaitEnd()).isEqualTo(1);
      assertThat(host.errors())
          .singleElement()
          .asString()
          .startsWith("woad-host: service: dev.woad.orderdesk.service.OrderDesk cannot be made: ");
    }
  }

  @Test
  void checkTellsWhatWouldBeOpened() throws Exception {
    try (HostProcess host = HostProcess.start(directory, "--check", "--port", "81")) {

      assertThat(host.awaitEnd()).isZero();
      assertThat(host.lines())
          .hasSize(10)
          .contains(
              "OrderDesk  Orders          BasicHttpBinding  in clear; anybody  http://localhost:81/orders");
      assertThat(directory.resolve("run")).doesNotExist();
    }
  }

  @Test
  void checkTellsAllMistakes() throws Exception {
    Files.writeString(
        directory.resolve("host.yaml"),
        """
        services:
          - service: dev.woad.orderdesk.service.OrderDesk
            settings: { pool: 3 }
            endpoints:
              - { contract: dev.woad.orderdesk.Orders, binding: basicHttp, adress: "http://h/" }
              - { contract: dev.woad.orderdesk.Orders, binding: basicHtp, address: "http://h/a" }
              - { contract: dev.woad.orderdesk.Orders, binding: wsHttp, address: "net.tcp://h/b" }
        bindings:
          basicHttp: { messageEncoding: binary }
        http: { maxConnections: none }
        """);

    try (HostProcess host = HostProcess.start(directory, "--config", "host.yaml", "--check")) {

      assertThat(host.awaitEnd()).isEqualTo(2);
      assertThat(host.errors())
          .map(line -> line.replaceFirst(" (\\(|for ).*", ""))
          .containsExactly(
              "host.yaml:3:17: unknown key \"pool\"",
              "host.yaml:5:9: missing key \"address\"",
              "host.yaml:5:68: unknown key \"adress\"",
              "host.yaml:6:57: unknown binding \"basicHtp\"",
              "host.yaml:7:74: address: \"net.tcp://h/b\"",
              "host.yaml:9:33: messageEncoding: \"binary\"",
              "host.yaml:10:25: maxConnections: \"none\"");
    }
  }

  @Test
  void mistakesOnTheCommandLineAreToldInOneLine() throws Exception {
    assertRefusal("Unknown option: '--prot'", "--prot");
    assertRefusal("--port: 70000 (expected: 0 to 65535)", "--port", "70000");
    assertRefusal(
        "--classpath: none.jar is not there (expected: a JAR or a directory)",
        "--classpath",
        "none.jar");
  }

  @Test
  void helpVersionAndConfigurationArePrinted() throws Exception {
    assertThat(output("--help"))
        .anyMatch(line -> line.contains("--classpath=JARS"))
        .contains("Exit codes:")
        .anyMatch(line -> line.startsWith("  2   Mistakes"));
    assertThat(output("--version")).singleElement().asString().matches("woad-host \\d\\S+");
    assertThat(output("--print-config")).contains("services:");
  }

  private HostProcess greeter(String classpath) throws IOException {
    Path file = directory.resolve("greeter.yaml");
    Files.writeString(
        file,
        """
        services:
          - service: com.example.Greetings
            settings: { word: Hello }
            endpoints:
              - { contract: com.example.Greeter, binding: basicHttp, address: "http://localhost:0/greeter" }
        """);
    return HostProcess.start(directory, "--classpath", classpath, "--config", file.toString())
        .awaitReady();
  }

  private void assertRefusal(String message, String... arguments) throws Exception {
    try (HostProcess host = HostProcess.start(directory, arguments)) {
      assertThat(host.awaitEnd()).isEqualTo(2);
      assertThat(host.errors())
          .containsExactly("woad-host: " + message, "woad-host --help lists the options.");
    }
  }

  private List<String> output(String argument) throws Exception {
    try (HostProcess host = HostProcess.start(directory, argument)) {
      assertThat(host.awaitEnd()).isZero();
      assertThat(host.errors()).isEmpty();
      return host.lines();
    }
  }

  /** Connects until nobody accepts any more, which is when the signal has been heard. */
  private static void awaitRefusal(URI address) throws IOException {
    while (true) {
      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        assertThat(socket.isConnected()).isTrue();
      } catch (ConnectException e) {
        return;
      } catch (SocketException e) {
        // Taken by a listener that closed in the same moment: the next one is refused.
        assertThat(e).hasMessageContaining("reset");
      }
    }
  }
}
