package dev.woad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.hosting.ServiceHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CallTest {

  private static final String LOAN =
      """
      {
        "return" : {
          "title" : "Emma",
          "days" : 14,
          "readers" : [ "Ada", "Grace" ]
        }
      }
      """;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @TempDir private Path directory;

  private ServiceHost host;

  @BeforeEach
  void open() {
    host =
        ServiceHost.builder(new Library.Desk())
            .endpoint(Library.class, BasicHttpBinding.create(), "http://localhost:0/text")
            .endpoint(Library.class, WsHttpBinding.create(), "http://localhost:0/addressed")
            .endpoint(Library.class, NetHttpBinding.create(), "http://localhost:0/binary")
            .endpoint(Library.class, NetHttpBinding.create(), "ws://localhost:0/socket")
            .endpoint(Library.class, NetTcpBinding.create(), "net.tcp://localhost:0/tcp")
            .build();
    host.open();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/text", "/addressed", "/binary", "/socket", "/tcp"})
  void operationIsCalledOverEveryBinding(String path) {
    int exit =
        run("call", address(path), "lend", "title=Emma", "days=14", "--wsdl", address("/text"));

    assertThat(errors.toString()).isEmpty();
    assertThat(output).hasToString(LOAN);
    assertThat(exit).isZero();
  }

  @Test
  void oneWayOperationPrintsNothing() {
    assertThat(run("call", address("/text"), "close", "day=Sunday")).isZero();
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void whatIsGivenMayBeWholeAndSoMayTheResult() throws IOException {
    Path json =
        Files.writeString(directory.resolve("lend.json"), "{\"title\":\"Emma\",\"days\":1}");
    Path xml =
        Files.writeString(
            directory.resolve("lend.xml"),
            "<l:lend xmlns:l='urn:library'><title>Emma</title><days>1</days></l:lend>");

    assertThat(run("call", address("/text"), "lend", "--json", json.toString())).isZero();
    String first = output.toString();
    output.getBuffer().setLength(0);
    assertThat(run("call", address("/text"), "lend", "--xml", xml.toString())).isZero();

    assertThat(output).hasToString(first);
    output.getBuffer().setLength(0);
    assertThat(run("call", address("/text"), "lend", "--xml", xml.toString(), "--output", "xml"))
        .isZero();
    assertThat(output.toString()).contains("<title>Emma</title>");
  }

  @Test
  void exampleIsWhatTheOperationTakes() throws IOException {
    assertThat(run("call", address("/text"), "lend", "--example")).isZero();
    Path example = Files.writeString(directory.resolve("e.json"), output.toString());
    output.getBuffer().setLength(0);

    assertThat(example).hasContent("{\n  \"title\" : \"\",\n  \"days\" : 0\n}\n");
    assertThat(run("call", address("/text"), "lend", "--json", example.toString())).isEqualTo(3);
  }

  @Test
  void faultIsPrintedAndHasAnExitCodeOfItsOwn() {
    assertThat(run("call", address("/text"), "lend", "title=", "days=1")).isEqualTo(3);
    assertThat(output.toString())
        .contains("\"code\" : \"Sender\"")
        .contains("\"reason\" : \"title: empty (expected: that of a book)\"");
  }

  @Test
  void mistakesAreToldWithoutACall() {
    assertThat(run("call", address("/text"), "lend", "titel=Emma")).isEqualTo(2);
    assertThat(errors.toString())
        .isEqualTo(
            """
            woad: days: missing (expected: int)
            titel: unknown (expected: one of title, days)
            """);
  }

  @Test
  void unknownOperationIsToldWithThoseThatThereAre() {
    assertThat(run("call", address("/text"), "borrow")).isEqualTo(2);
    assertThat(errors).hasToString("woad: operation: borrow (expected: one of close, lend)\n");
  }

  @Test
  void unknownBindingIsToldWithThoseThatThereAre() {
    assertThat(run("call", address("/text"), "close", "--binding", "carrierPigeon")).isEqualTo(2);
    assertThat(errors.toString()).contains("carrierPigeon (expected: one of basicHttp, ");
  }

  @Test
  void addressWithoutDescriptionNeedsOne() {
    assertThat(run("call", address("/tcp"), "lend")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("does not describe itself (expected: ")
        .contains("--wsdl");
  }

  @Test
  void deadAddressIsToldWithoutATrace() {
    assertThat(run("call", "http://localhost:1/", "lend")).isEqualTo(1);
    assertThat(errors)
        .hasToString("woad: http://localhost:1/?wsdl cannot be read: nobody answers there\n");
  }

  @Test
  void traceIsShownToWhoeverAsksForIt() {
    assertThat(run("call", "http://localhost:1/", "lend", "--debug")).isEqualTo(1);
    assertThat(errors.toString()).contains("\tat dev.woad.");
  }

  @Test
  void descriptionShowsEndpointsAndWhatOperationsTake() {
    assertThat(run("describe", address("/text"))).isZero();
    assertThat(output.toString())
        .contains("Library by netTcp at " + address("/tcp"))
        .contains(
            """
            contract Library
              close (one-way)
                day?: string
              lend
                title?: string
                days: int
                ->
                return?: loan
                  title?: string
                  days: int
                  readers*: string or null
            """);
  }

  @Test
  void descriptionIsThereForProgramsToo() {
    assertThat(run("describe", address("/text"), "--json")).isZero();
    assertThat(output.toString())
        .contains("\"binding\" : \"basicHttp\"")
        .contains("\"oneWay\" : true");
  }

  @Test
  void nestedAndRepeatedValuesAreWrittenAsPaths() {
    assertThat(
            KeyValues.parse(List.of("a.b=1", "a.c[0].d=2", "a.c[1].d=3", "e=x=y", "f=1", "f=2"))
                .toString())
        .isEqualTo("{a={b=1, c=[{d=2}, {d=3}]}, e=x=y, f=[1, 2]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=1", "a..b=1", "a[x]=1", "a[1]=1", "a[0]b=1"})
  void valuesOfAnotherFormAreTold(String text) {
    assertThat(run("call", address("/text"), "lend", text)).isEqualTo(2);
    assertThat(errors.toString()).startsWith("woad: " + text).contains("(expected: ");
  }

  private String address(String path) {
    return host.endpoints().stream()
        .map(endpoint -> endpoint.address().toString())
        .filter(address -> address.endsWith(path))
        .findFirst()
        .orElseThrow();
  }

  private int run(String... arguments) {
    CommandLine commandLine = Woad.commandLine();
    commandLine.setOut(new PrintWriter(output));
    commandLine.setErr(new PrintWriter(errors));
    return commandLine.execute(arguments);
  }
}
