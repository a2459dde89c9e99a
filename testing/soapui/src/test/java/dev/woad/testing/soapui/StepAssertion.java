package dev.woad.testing.soapui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * One assertion of a step, held against a reply as SoapUI would hold it. An assertion of a type
 * that is not known here fails.
 */
record StepAssertion(
    Element element, Expansion expansion, Optional<SoapUiProject.SoapInterface> target) {

  void check(Reply reply) {
    String type = element.getAttribute("type");
    switch (type) {
      case "Valid HTTP Status Codes" ->
          assertThat(List.of(setting("codes").split("\\s*,\\s*"))).contains("" + reply.status());
      case "SOAP Response" -> Envelope.of(reply.text(), target.orElseThrow().isSoap12());
      // SoapUI names these the other way round in its files than on its screens.
      case "SOAP Fault Assertion" -> assertThat(isFault(reply)).as("fault").isFalse();
      case "Not SOAP Fault Assertion" -> assertThat(isFault(reply)).as("fault").isTrue();
      case "Schema Compliance" ->
          Schemas.of(target.orElseThrow().definition())
              .validate(Envelope.of(reply.text(), target.orElseThrow().isSoap12()).payload());
      case "Simple Contains" -> checkContains(reply.text());
      case "XPath Match" -> checkXpath(reply.text());
      case "JsonPath Match" -> checkMatch(jsonPath(reply.text()).asText());
      case "JsonPath Existence Match" ->
          checkMatch(Boolean.toString(!jsonPath(reply.text()).isMissingNode()));
      case "JsonPath Count" -> {
        JsonNode found = jsonPath(reply.text());
        checkMatch(found.isArray() ? "" + found.size() : found.isMissingNode() ? "0" : "1");
      }
      default -> throw new AssertionError("assertion of type " + type + " (expected: a known one)");
    }
  }

  private boolean isFault(Reply reply) {
    return Envelope.of(reply.text(), target.orElseThrow().isSoap12()).isFault();
  }

  private void checkContains(String text) {
    assertThat(setting("ignoreCase")).isEqualTo("false");
    assertThat(setting("useRegEx")).isEqualTo("false");
    assertThat(text).contains(setting("token"));
  }

  private void checkXpath(String text) {
    List<String> found = XPaths.select(text, setting("path"));
    // Of several it is enough that one is as expected.
    assertThat(found).as(setting("path")).isNotEmpty();
    assertThat(setting("allowWildcards")).isEqualTo("false");
    assertThat(found).as(setting("path")).contains(setting("content"));
  }

  private JsonNode jsonPath(String text) {
    return JsonPaths.select(text, setting("path"));
  }

  private void checkMatch(String actual) {
    String expected = setting("content");
    if (setting("allowWildcards").equals("true")) {
      String pattern = Pattern.quote(expected).replace("*", "\\E.*\\Q");
      assertThat(actual).as(setting("path")).matches(pattern);
    } else {
      assertThat(actual).as(setting("path")).isEqualTo(expected);
    }
  }

  private String setting(String name) {
    Element configuration = Xml.child(element, "configuration").orElseThrow();
    return expansion.expand(
        Xml.child(configuration, name)
            .orElseThrow(() -> new AssertionError("configuration: no " + name))
            .getTextContent());
  }
}
