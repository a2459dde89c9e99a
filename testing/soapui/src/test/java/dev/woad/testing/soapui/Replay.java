package dev.woad.testing.soapui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Goes through the steps of a test case as SoapUI does. */
final class Replay {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SoapUiProject project;
  private final HttpClient client;
  private final Map<String, String> properties;
  private final Expansion expansion;
  private final Map<String, Reply> replies = new HashMap<>();
  private boolean waits;

  private Replay(
      SoapUiProject project, SoapUiProject.Case tested, String address, HttpClient client) {
    Map<String, String> ofProject = new HashMap<>(project.properties());
    ofProject.put("address", address);
    this.project = project;
    this.client = client;
    this.properties = new HashMap<>(tested.properties());
    this.expansion = new Expansion(ofProject, properties);
  }

  /** Replays a test case against the host at the given address, in place of the project's. */
  static void run(
      SoapUiProject project, SoapUiProject.Case tested, String address, HttpClient client)
      throws IOException, InterruptedException {
    Replay replay = new Replay(project, tested, address, client);
    for (Element step : tested.steps()) {
      replay.step(step);
    }
  }

  private void step(Element step) throws IOException, InterruptedException {
    Element config = Xml.child(step, "config").orElseThrow();
    String name = step.getAttribute("name");
    try {
      switch (step.getAttribute("type")) {
        case "request" -> soap(name, config);
        case "restrequest" -> rest(name, config);
        case "transfer" -> Xml.children(config, "transfers").forEach(this::transfer);
        case "delay" -> waits = true;
        default ->
            throw new AssertionError(step.getAttribute("type") + " (expected: a known kind)");
      }
    } catch (AssertionError e) {
      throw new AssertionError("step " + name + ": " + e.getMessage(), e);
    }
  }

  private void soap(String name, Element config) throws IOException, InterruptedException {
    SoapUiProject.SoapInterface target = project.soapInterface(Xml.text(config, "interface"));
    Element request = Xml.child(config, "request").orElseThrow();
    String operation = Xml.text(config, "operation");
    send(
        name,
        SoapRequests.of(target, operation, request, expansion),
        assertions(request, Optional.of(target)));
  }

  private void rest(String name, Element config) throws IOException, InterruptedException {
    String path = config.getAttribute("resourcePath");
    Element method =
        project.restMethod(config.getAttribute("service"), path, config.getAttribute("methodName"));
    Element request = Xml.child(config, "restRequest").orElseThrow();
    send(
        name,
        RestRequests.of(path, method, request, expansion),
        assertions(request, Optional.empty()));
  }

  private List<StepAssertion> assertions(
      Element request, Optional<SoapUiProject.SoapInterface> target) {
    List<StepAssertion> assertions =
        Xml.children(request, "assertion").stream()
            .map(element -> new StepAssertion(element, expansion, target))
            .toList();
    assertThat(assertions).as("assertions").isNotEmpty();
    return assertions;
  }

  /** Sends, and checks; after a delay, which is for what a one-way call does, time and again. */
  private void send(String name, HttpRequest request, List<StepAssertion> assertions)
      throws IOException, InterruptedException {
    Instant deadline = waits ? Instant.now().plus(PATIENCE) : Instant.MIN;
    waits = false;
    while (true) {
      Reply reply = Reply.of(client.send(request, BodyHandlers.ofByteArray()));
      replies.put(name, reply);
      try {
        assertions.forEach(assertion -> check(assertion, reply));
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
      }
    }
  }

  private static void check(StepAssertion assertion, Reply reply) {
    try {
      assertion.check(reply);
    } catch (AssertionError e) {
      String name = assertion.element().getAttribute("name");
      throw new AssertionError(name + ": " + e.getMessage() + "\nin " + reply, e);
    }
  }

  private void transfer(Element transfer) {
    assertThat(Xml.text(transfer, "sourceType")).isEqualTo("Response");
    assertThat(Xml.text(transfer, "targetStep")).isEqualTo("#TestCase#");
    assertThat(Xml.text(transfer, "targetPath")).isEmpty();
    Reply source = replies.get(Xml.text(transfer, "sourceStep"));
    assertThat(source).as("reply to " + Xml.text(transfer, "sourceStep")).isNotNull();
    String path = Xml.text(transfer, "sourcePath");
    String value =
        switch (Xml.text(transfer, "type")) {
          case "XPATH" -> String.join("", XPaths.select(source.text(), path));
          case "JSONPATH" -> JsonPaths.select(source.text(), path).asText();
          default -> throw new AssertionError(Xml.text(transfer, "type"));
        };
    assertThat(value).as(path).isNotBlank();
    String target = Xml.text(transfer, "targetType");
    assertThat(properties).as("properties of the test case").containsKey(target);
    properties.put(target, value);
  }
}
