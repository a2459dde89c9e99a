package dev.woad.testing.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.XmlFactories;
import dev.woad.hosting.configuration.ConfigurationException;
import dev.woad.hosting.configuration.ConfigurationReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What WSDLs and configuration say of security. */
final class PolicyTest {

  private static final Pattern START = Pattern.compile("<(\\w+:\\w+)");

  static Stream<Arguments> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PolicyTest.class.getResourceAsStream("/policies.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .map(parts -> Arguments.of(parts[0], List.of(parts[1].split(" ", -1))));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recorded")
  void assertionsAreThoseOfCoreWcf(String name, List<String> expected) throws Exception {
    assertThat(assertions(Setup.binding(name, Setup.serverTls())))
        .filteredOn(assertion -> !assertion.equals("wsp:Policy"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> assertions(Binding binding) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (BindingElement element : binding.elements()) {
      for (BodyWriter writer : element.policyAssertions(binding)) {
        XMLStreamWriter target = XmlFactories.writer(out, StandardCharsets.UTF_8);
        writer.writeTo(target);
        target.close();
      }
    }
    List<String> names = new ArrayList<>();
    Matcher start = START.matcher(out.toString(StandardCharsets.UTF_8));
    while (start.find()) {
      names.add(start.group(1));
    }
    return names;
  }

  private static String configuration(String binding, String address, String more) {
    return """
        services:
          - service: dev.woad.testing.security.VaultService
            endpoints:
              - { contract: dev.woad.testing.security.Vault, binding: basicHttp, address: "%s" }
        bindings:
          basicHttp: %s
        %s
        """
        .formatted(address, binding, more);
  }

  @Test
  void openEndpointThatOthersReachIsRefused() {
    ConfigurationReader reader = ConfigurationReader.create();
    String text = configuration("{}", "http://0.0.0.0:8080/vault", "");

    assertThatThrownBy(() -> reader.read("host.yaml", text).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nothing secures it");
  }

  @Test
  void openEndpointIsBuiltIfItIsAllowed() {
    String allowed =
        configuration("{}", "http://0.0.0.0:8080/vault", "security: { allowUnsecured: true }");
    String loopback = configuration("{}", "http://127.0.0.1:8080/vault", "");

    for (String text : List.of(allowed, loopback)) {
      assertThat(ConfigurationReader.create().read("host.yaml", text).build().hosts()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void contradictionIsToldWithItsPlace(String settings, String expected) {
    String text =
        configuration("{ security: " + settings + " }", "https://localhost:8443/vault", "");

    assertThatThrownBy(() -> ConfigurationReader.create().read("host.yaml", text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("host.yaml:6:")
        .hasMessageContaining(expected);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(
            "{ mode: none, clientCredentialType: basic }",
            "clientCredentialType: BASIC (expected: none where mode is none)"),
        Arguments.of(
            "{ mode: transport, clientCredentialType: userName }",
            "clientCredentialType: USER_NAME (expected: none, basic, bearer or certificate)"),
        Arguments.of(
            "{ mode: transportWithMessageCredential, clientCredentialType: basic }",
            "clientCredentialType: BASIC (expected: userName or certificate inside messages)"),
        Arguments.of(
            "{ mode: transport, establishSecurityContext: true }", "establishSecurityContext"),
        Arguments.of(
            "{ mode: transportWithMessageCredential, establishSecurityContext: true }",
            "expected: false where messages are not addressed"),
        Arguments.of("{ mode: message }", "expected: one of"));
  }

  @Test
  void endpointWithoutValidatorIsRefused() {
    String text =
        configuration(
            "{ security: { mode: transportWithMessageCredential } }",
            "https://localhost:8443/vault",
            "");

    assertThatThrownBy(() -> ConfigurationReader.create().read("host.yaml", text).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("credentials of https://localhost:8443/vault: none");
  }
}
