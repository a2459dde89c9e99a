package dev.woad.testing.soapui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.hosting.Hosts;
import dev.woad.hosting.configuration.ConfigurationReader;
import dev.woad.hosting.standalone.WoadHost;
import dev.woad.orderdesk.Documents;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.OrdersResource;
import jakarta.jws.WebMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Holds the SoapUI project against the host that woad-host.jar starts if told nothing else. */
final class SoapUiProjectTest {

  private static final Path FILE =
      Path.of("..", "..", "clients", "soapui", "order-desk-soapui-project.xml");
  private static final String DEFAULT_ADDRESS = "http://localhost:8080";

  @TempDir private static Path data;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static SoapUiProject project;
  private static Hosts hosts;
  private static String address;

  @BeforeAll
  static void open() throws IOException {
    project = SoapUiProject.read(FILE);
    hosts =
        ConfigurationReader.create()
            .withProperty("woad.port", "0")
            .withProperty("woad.data", data.toString())
            .read(WoadHost.class.getResource("woad-host.yaml"))
            .build();
    hosts.open();
    URI first = hosts.hosts().get(0).endpoints().get(0).address().uri();
    address = "http://localhost:" + first.getPort();
  }

  @AfterAll
  static void close() {
    hosts.close();
  }

  @TestFactory
  Stream<DynamicTest> replays() {
    return project.cases().stream()
        .map(
            tested ->
                DynamicTest.dynamicTest(
                    tested.name(), () -> Replay.run(project, tested, address, CLIENT)));
  }

  @Test
  void defaultAddressIsThatOfTheHost() {
    assertThat(project.properties()).containsEntry("address", DEFAULT_ADDRESS);
  }

  @Test
  void everyOperationIsCalledAtEveryEndpoint() {
    assertThat(soapSteps())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "BasicHttpBinding_Orders", operations(Orders.class),
                "WSHttpBinding_Orders", operations(Orders.class),
                "BasicHttpBinding_Documents", operations(Documents.class)));
    assertThat(restSteps())
        .isEqualTo(
            Arrays.stream(OrdersResource.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet()));
  }

  @Test
  void everyDeclaredFaultIsProvoked() {
    Set<String> paths =
        project.cases().stream()
            .flatMap(tested -> Xml.descendants(tested.element(), "*", "path").stream())
            .map(Element::getTextContent)
            .collect(Collectors.toSet());

    Stream.of(Orders.class, Documents.class)
        .flatMap(contract -> Arrays.stream(contract.getMethods()))
        .flatMap(method -> Arrays.stream(method.getExceptionTypes()))
        .distinct()
        .forEach(
            fault ->
                assertThat(paths).anyMatch(path -> path.contains("//t:" + fault.getSimpleName())));
  }

  /** If this fails, the project's README tells how to renew what it keeps. */
  @Test
  void definitionsThatTheProjectKeepsAreThoseThatTheHostServes() throws Exception {
    for (SoapUiProject.SoapInterface kept : project.soapInterfaces()) {
      String path = kept.definitionAddress().substring(DEFAULT_ADDRESS.length());
      String served =
          CLIENT
              .send(
                  HttpRequest.newBuilder(URI.create(address + path)).build(),
                  BodyHandlers.ofString())
              .body();

      assertThat(contract(kept.definition()))
          .as(kept.name())
          .isEqualTo(contract(Xml.parse(served).getDocumentElement()));
    }
  }

  /** Bindings and ports are left out: a host may have more of them. */
  private static List<String> contract(Element definitions) {
    return Stream.of("types", "message", "portType")
        .flatMap(name -> Xml.children(definitions, name).stream())
        .map(element -> Xml.write(element).replaceAll("\\s+", " "))
        .toList();
  }

  private static Map<String, Set<String>> soapSteps() {
    Map<String, Set<String>> called = new HashMap<>();
    for (Element config : configs("request")) {
      called
          .computeIfAbsent(Xml.text(config, "interface"), absent -> new TreeSet<>())
          .add(Xml.text(config, "operation"));
    }
    return called;
  }

  private static Set<String> restSteps() {
    return configs("restrequest").stream()
        .map(config -> config.getAttribute("methodName"))
        .collect(Collectors.toSet());
  }

  private static List<Element> configs(String type) {
    return project.cases().stream()
        .flatMap(tested -> tested.steps().stream())
        .filter(step -> step.getAttribute("type").equals(type))
        .flatMap(step -> Xml.child(step, "config").stream())
        .toList();
  }

  private static Set<String> operations(Class<?> contract) {
    return Arrays.stream(contract.getMethods())
        .map(method -> method.getAnnotation(WebMethod.class).operationName())
        .collect(Collectors.toSet());
  }
}
