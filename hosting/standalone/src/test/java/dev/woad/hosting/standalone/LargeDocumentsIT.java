package dev.woad.hosting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A paper goes there and back that neither party could hold: server and client are each a JVM of
 * its own, with a heap far smaller than the paper.
 *
 * <p>{@code ./mvnw -Pbig -pl hosting/standalone -am verify} does so with 5 GiB and 128 MiB.
 */
final class LargeDocumentsIT {

  private static final long BYTES = Long.getLong("woad.big.bytes", 96L << 20);
  private static final String HEAP = System.getProperty("woad.big.heap", "32m");
  private static final Path REPORT = HostProcess.jar().resolveSibling("large-documents.md");
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

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

  @ParameterizedTest
  @EnumSource(LargeDocuments.Wire.class)
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void neitherPartyHoldsWhatFlows(LargeDocuments.Wire wire) throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    Path configuration = Files.writeString(directory.resolve("host.yaml"), configuration(wire));
    try (WatchService watch = temporary.getFileSystem().newWatchService();
        HostProcess host =
            HostProcess.start(
                    directory,
                    options("server"),
                    "--port",
                    "0",
                    "--config",
                    configuration.toString())
                .awaitReady()) {
      WatchKey created = temporary.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      URI orders = host.address("Orders", "BasicHttpBinding");
      String order = order(Http.soap(orders, ORDER).body());

      List<String> said = runClient(wire, host.address("Documents").toString(), order);

      assertThat(said)
          .anyMatch(line -> line.startsWith("sent " + BYTES + " "))
          .anyMatch(line -> line.startsWith("received " + BYTES + " "));
      // Not on the disk, either.
      assertThat(created.pollEvents())
          .extracting(event -> event.context().toString())
          .noneMatch(name -> name.startsWith("MIME"));
      report(wire, said);
    }
  }

  private static String configuration(LargeDocuments.Wire wire) {
    return """
        services:
          - service: dev.woad.orderdesk.service.OrderDesk
            settings: { url: "jdbc:h2:file:./desk", maxDocumentSize: 1TiB }
            endpoints:
              - { contract: dev.woad.orderdesk.Orders, binding: basicHttp, address: "http://localhost:0/orders" }
              - { contract: dev.woad.orderdesk.Documents, binding: papers, address: "%s" }
        bindings:
          papers: { %s, transferMode: streamed, maxReceivedMessageSize: 1TiB, sendTimeout: 30m }
        """
        .formatted(wire.address(), wire.settings());
  }

  private static String order(String receipt) {
    Matcher matcher = Pattern.compile("<(?:\\w+:)?orderId>([^<]+)<").matcher(receipt);
    assertThat(matcher.find()).as(receipt).isTrue();
    return matcher.group(1);
  }

  private List<String> options(String party) {
    return List.of(
        "-Xmx" + HEAP,
        "-Djava.io.tmpdir=" + directory.resolve("temporary"),
        "-XX:+UseSerialGC",
        "-Xlog:gc:file=" + directory.resolve(party + ".gc.log"));
  }

  private List<String> runClient(LargeDocuments.Wire wire, String address, String order)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options("client"));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            LargeDocuments.class.getName(),
            wire.name(),
            address,
            order,
            String.valueOf(BYTES)));
    Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out = client.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        System.out.println(wire + ": " + line);
        said.add(line);
      }
      assertThat(client.waitFor()).as(String.join("\n", said)).isZero();
    } finally {
      client.destroyForcibly();
    }
    return said;
  }

  /** Keeps what the log of collections says: the fullest heap before one, and after one. */
  private void report(LargeDocuments.Wire wire, List<String> said) throws IOException {
    String rates =
        String.join(
            " | ",
            said.stream()
                .filter(line -> line.startsWith("sent") || line.startsWith("received"))
                .map(line -> line.replaceFirst(".* at ", ""))
                .toList());
    String row =
        "| %s | %s | %s | %s |%n".formatted(wire, rates, fullest("server"), fullest("client"));
    System.out.print(row);
    Files.writeString(REPORT, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String fullest(String party) throws IOException {
    int before = 0;
    int after = 0;
    try (Stream<String> lines = Files.lines(directory.resolve(party + ".gc.log"))) {
      for (String line : lines.toList()) {
        Matcher matcher = COLLECTION.matcher(line);
        if (matcher.find()) {
          before = Math.max(before, Integer.parseInt(matcher.group(1)));
          after = Math.max(after, Integer.parseInt(matcher.group(2)));
        }
      }
    }
    return before + " MB, " + after + " MB";
  }
}
