package dev.woad.hosting.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostConfigurationErrorsTest {

  private static final String SAMPLES = "dev.woad.hosting.configuration.Samples$";

  @Test
  void unknownKeyIsToldWithTheNearestOne() {
    assertErrors(
        """
        services:
          - service: $Plain
            endpoints:
              - { contract: $Greeting, binding: wire, adress: "wire://a/b" }
        """,
        "host.yaml:4:9: missing key \"address\" (expected: one of address, binding, contract)",
        "host.yaml:4:85: unknown key \"adress\" (expected: one of address, binding, contract;"
            + " did you mean \"address\"?)");
  }

  @Test
  void unknownKeyOfTheWholeFileIsTold() {
    assertErrors(
        """
        service: []
        """,
        "host.yaml:1:1: unknown key \"service\" (expected: one of bindings, host, services, wires;"
            + " did you mean \"services\"?)",
        "host.yaml:1:1: missing key \"services\" (expected: one of bindings, host, services, wires)");
  }

  @Test
  void emptyFileLacksServices() {
    assertErrors(
        "",
        "host.yaml:1:1: missing key \"services\" (expected: one of bindings, host, services, wires)");
  }

  @Test
  void emptyListOfServicesIsTold() {
    assertErrors("services: []", "host.yaml:1:11: services: none (expected: at least one)");
  }

  @Test
  void serviceWithoutEndpointsIsTold() {
    assertErrors(
        """
        services:
          - service: $Plain
            endpoints: []
        """,
        "host.yaml:3:16: endpoints: none (expected: at least one)");
  }

  @Test
  void wrongTypesAreTold() {
    assertErrors(
        """
        services: yes
        host: [1]
        bindings: "a text"
        wires: 5
        """,
        "host.yaml:1:11: services: \"yes\" (expected: a list)",
        "host.yaml:2:7: host: a list (expected: a mapping of baseAddresses, closeTimeout)",
        "host.yaml:3:11: bindings: \"a text\" (expected: a mapping of names to the settings of"
            + " bindings)",
        "host.yaml:4:8: wires: \"5\" (expected: a mapping of depth)");
  }

  @Test
  void valuesOfWrongFormAreTold() {
    assertErrors(
        """
        services:
          - service: $Plain
            instanceContextMode: perCal
            concurrencyMode: [single]
            includeExceptionDetailInFaults: yes
            wsdl: file:./no-such.wsdl
            endpoints:
              - { contract: $Greeting, binding: wire, address: "wire://a/b" }
        bindings:
          wire:
            maxReceivedMessageSize: 64Kib
            sendTimeout: 30
            transferMode: stream
            readerQuotas: { maxDepth: 5000000000, maxDpth: 5 }
        host: { closeTimeout: soon }
        """,
        "host.yaml:3:26: instanceContextMode: \"perCal\" (expected: one of perCall, perSession,"
            + " single; did you mean \"perCall\"?)",
        "host.yaml:4:22: concurrencyMode: a list (expected: a single value)",
        "host.yaml:5:37: includeExceptionDetailInFaults: \"yes\" (expected: true or false)",
        "host.yaml:6:11: wsdl: \"file:./no-such.wsdl\" (expected: a file that is there, or"
            + " classpath:NAME of one on the class path)",
        "host.yaml:11:29: maxReceivedMessageSize: \"64Kib\" (expected: a whole number such as 65536,"
            + " 64KiB or 1MiB)",
        "host.yaml:12:18: sendTimeout: \"30\" (expected: a time such as 500ms, 30s, 5m, PT30S or"
            + " 00:00:30)",
        "host.yaml:13:19: transferMode: \"stream\" (expected: one of buffered, streamed,"
            + " streamedRequest, streamedResponse; did you mean \"streamed\"?)",
        "host.yaml:14:31: maxDepth: \"5000000000\" (expected: <= 2147483647)",
        "host.yaml:14:43: unknown key \"maxDpth\" (expected: one of maxArrayLength, maxAttributes,"
            + " maxDepth, maxNameTableCharCount, maxStringContentLength; did you mean"
            + " \"maxDepth\"?)",
        "host.yaml:15:23: closeTimeout: \"soon\" (expected: a time such as 500ms, 30s, 5m, PT30S or"
            + " 00:00:30)");
  }

  @Test
  void valuesOutOfRangeAreToldWhereTheyAre() {
    assertErrors(
        """
        services:
          - service: $Greeter
            settings: { hello: " " }
            endpoints:
              - { contract: $Greeting, binding: mine, address: "wire://a/b" }
        bindings:
          mine: { binding: wire, maxReceivedMessageSize: -1 }
        wires: { depth: -2 }
        """,
        "host.yaml:3:24: hello: blank (expected: a word)",
        "host.yaml:7:50: maxReceivedMessageSize: -1 (expected: > 0)",
        "host.yaml:8:17: depth: -2 (expected: >= 0)");
  }

  @Test
  void settingsThatDoNotFitTogetherAreTold() {
    assertErrors(
        """
        services:
          - service: $Greeter
            settings: { loud: true }
            endpoints:
              - { contract: $Greeting, binding: wire, address: "wire://a/b" }
        """,
        "host.yaml:3:15: settings: a loud hello needs capitals");
  }

  @Test
  void mistakesInNestedSettingsAreTold() {
    assertErrors(
        """
        services:
          - service: $Greeter
            settings:
              people: [{ name: Ann }, 5, { nme: Bob, age: x }]
              limits: { a: 1KiB, b: many }
              helo: x
            endpoints:
              - { contract: $Greeting, binding: wire, address: "wire://a/b" }
        """,
        "host.yaml:4:16: missing key \"age\" (expected: one of age, name)",
        "host.yaml:4:31: item of people: \"5\" (expected: a mapping of age, name)",
        "host.yaml:4:36: unknown key \"nme\" (expected: one of age, name; did you mean \"name\"?)",
        "host.yaml:4:51: age: \"x\" (expected: a whole number such as 65536, 64KiB or 1MiB)",
        "host.yaml:5:29: b: \"many\" (expected: a whole number such as 65536, 64KiB or 1MiB)",
        "host.yaml:6:7: unknown key \"helo\" (expected: one of file, hello, limits, link, loud, pause,"
            + " people, times; did you mean \"hello\"?)");
  }

  @Test
  void clientsThatTheServiceDoesNotTakeAreTold() {
    assertErrors(
        """
        services:
          - service: $Greeter
            clients: [{ contract: $Parting, address: "wire://a/c" }]
            endpoints: [{ contract: $Greeting, address: "wire://a/b" }]
        """,
        "host.yaml:2:14: service: dev.woad.hosting.configuration.Samples$Greeter (expected: a"
            + " public constructor without parameters, or with one record, and with the contracts"
            + " of its clients after it)");
  }

  @Test
  void settingsForAServiceThatTakesNoneAreTold() {
    assertErrors(
        """
        services:
          - service: $Plain
            settings: { url: x }
            endpoints:
              - { contract: $Greeting, binding: wire, address: "wire://a/b" }
          - service: $Unmakeable
            endpoints:
              - { contract: $Greeting, binding: wire, address: "wire://a/c" }
        """,
        "host.yaml:3:15: settings: a mapping (expected: none, for"
            + " dev.woad.hosting.configuration.Samples$Plain has no public constructor that takes"
            + " one record)",
        "host.yaml:6:14: service: dev.woad.hosting.configuration.Samples$Unmakeable (expected: a"
            + " public constructor without parameters, or with one record)");
  }

  @Test
  void unknownBindingIsToldWithTheNearestOne() {
    assertErrors(
        """
        services:
          - service: $Plain
            endpoints:
              - { contract: $Greeting, binding: wrie, address: "wire://a/b" }
              - { contract: $Greeting, binding: basicHttp, address: "http://a/b" }
        bindings:
          loops: {}
          mine: { binding: lop }
          other: { binding: }
          wire: { binding: loop }
        """,
        "host.yaml:4:79: unknown binding \"wrie\" (expected: one of loop, loops, mine, other, wire;"
            + " did you mean \"wire\"?)",
        "host.yaml:5:79: unknown binding \"basicHttp\" (expected: dev.woad:woad-bindings-http on the"
            + " class path, which has it)",
        "host.yaml:7:3: unknown binding \"loops\" (expected: one of loop, wire; did you mean"
            + " \"loop\"?)",
        "host.yaml:8:20: unknown binding \"lop\" (expected: one of loop, wire; did you mean"
            + " \"loop\"?)",
        "host.yaml:9:20: binding: nothing (expected: one of loop, wire)",
        "host.yaml:10:20: binding: \"loop\" (expected: wire, for that is the name of a binding"
            + " itself)");
  }

  @Test
  void classesThatAreNotThereAreTold() {
    assertErrors(
        """
        services:
          - service: com.example.Nowhere
            endpoints:
              - { contract: com.example.Neither, binding: wire, address: "wire://a/b" }
          - service: $Greeter
            endpoints:
              - { contract: $Greting, binding: wire, address: "wire://a/c" }
              - { contract: $Plain, binding: wire, address: "wire://a/d" }
              - { contract: $Empty, binding: wire, address: "wire://a/e" }
          - service: $Greeting
            endpoints: []
          - service: $Abstract
            endpoints: []
        """,
        "host.yaml:2:14: service: class \"com.example.Nowhere\" not found (expected: the full name of"
            + " a class on the class path)",
        "host.yaml:4:21: contract: class \"com.example.Neither\" not found (expected: the full name"
            + " of a class on the class path)",
        "host.yaml:7:21: contract: class \"dev.woad.hosting.configuration.Samples$Greting\" not found"
            + " (expected: one of dev.woad.hosting.configuration.Samples$Greeting,"
            + " dev.woad.hosting.configuration.Samples$Parting; did you mean"
            + " \"dev.woad.hosting.configuration.Samples$Greeting\"?)",
        "host.yaml:8:21: contract: dev.woad.hosting.configuration.Samples$Plain is a class (expected:"
            + " one of dev.woad.hosting.configuration.Samples$Greeting,"
            + " dev.woad.hosting.configuration.Samples$Parting)",
        "host.yaml:9:21: contract: dev.woad.hosting.configuration.Samples$Empty has no operation"
            + " (expected: at least one method)",
        "host.yaml:10:14: service: dev.woad.hosting.configuration.Samples$Greeting is an interface"
            + " (expected: a class that can be made)",
        "host.yaml:11:16: endpoints: none (expected: at least one)",
        "host.yaml:12:14: service: dev.woad.hosting.configuration.Samples$Abstract is abstract"
            + " (expected: a class that can be made)",
        "host.yaml:13:16: endpoints: none (expected: at least one)");
  }

  @Test
  void serviceWithoutMethodsOfItsContractIsTold() {
    HostConfiguration configuration =
        read(
            """
            services:
              - service: $Plain
                endpoints:
                  - { contract: $Counting, address: "wire://a/b" }
              - service: $Plain
                endpoints:
                  - { contract: $Parting, address: "wire://a/c" }
            """);

    ConfigurationException refusal =
        catchThrowableOfType(ConfigurationException.class, configuration::build);

    assertThat(refusal)
        .hasMessage(
            """
            host.yaml:2:14: service: dev.woad.hosting.configuration.Samples$Plain has no method for \
            operation Counting.count (expected: the contract's, or its asynchronous shape)
            host.yaml:5:14: service: dev.woad.hosting.configuration.Samples$Plain has no method for \
            operation Parting.part (expected: the contract's, or its asynchronous shape)""");
  }

  @Test
  void addressesThatClashAreTold() {
    assertErrors(
        """
        services:
          - service: $Greeter
            endpoints:
              - { contract: $Greeting, binding: wire, address: "wire://a/b" }
              - { contract: $Parting, binding: wire, address: "wire://a/b" }
              - { contract: $Greeting, binding: wire, address: "WIRE://A/b/" }
              - { contract: $Greeting, binding: mine, address: "wire://a/b" }
          - service: $Plain
            endpoints:
              - { contract: $Greeting, binding: wire, address: "wire://a/b" }
        bindings:
          mine: { binding: wire }
        """,
        "host.yaml:6:94: address: \"WIRE://A/b/\" is taken by line 4 (expected: a contract that the"
            + " address does not have yet)",
        "host.yaml:7:94: address: \"wire://a/b\" is taken by line 4 (expected: an address that no"
            + " other binding has)",
        "host.yaml:10:94: address: \"wire://a/b\" is taken by line 4 (expected: an address that no"
            + " other service has)");
  }

  @Test
  void addressesThatDoNotFitAreTold() {
    assertErrors(
        """
        services:
          - service: $Plain
            endpoints:
              - { contract: $Greeting, binding: loop, address: "wire://a/b" }
              - { contract: $Greeting, binding: wire, address: "loop://a/b" }
              - { contract: $Greeting, binding: wire, address: "wire://a/b c" }
              - { contract: $Greeting, binding: wire, address: "/b" }
              - { contract: $Greeting, address: "loop://a/b" }
        """,
        "host.yaml:4:94: address: \"wire://a/b\" (expected: loop://... for loop)",
        "host.yaml:5:94: address: \"loop://a/b\" for wire: scheme: loop (expected: wire or wires)",
        "host.yaml:6:94: address: \"wire://a/b c\" (expected: a URI; at character 11: Illegal"
            + " character in path)",
        "host.yaml:7:94: address: \"/b\" (expected: an absolute URI such as"
            + " http://localhost:8080/orders, or one of baseAddresses to be beneath)",
        "host.yaml:8:79: address: \"loop://a/b\" (expected: a key \"binding\", for no binding is the"
            + " default for its scheme)");
  }

  @Test
  void relativeBaseAddressIsTold() {
    assertErrors(
        """
        services:
          - service: $Plain
            endpoints: [{ contract: $Greeting, binding: wire, address: "wire://a/b" }]
        host: { baseAddresses: [/here] }
        """,
        "host.yaml:4:25: baseAddresses: \"/here\" (expected: an absolute URI such as"
            + " http://localhost:8080/orders)");
  }

  @Test
  void duplicateKeysAreTold() {
    assertErrors(
        """
        services:
          - service: $Plain
            service: $Plain
            endpoints: [{ contract: $Greeting, address: "wire://a/b" }]
        wires: { depth: 1, depth: 2 }
        """,
        "host.yaml:3:5: duplicate key \"service\" (expected: once; line 2 has it)",
        "host.yaml:5:20: duplicate key \"depth\" (expected: once; line 5 has it)");
  }

  @Test
  void missingKeysAreTold() {
    assertErrors(
        """
        services:
          - settings: {}
          - endpoints:
              - binding: wire
              - contract:
                address: "wire://a/b"
        """,
        "host.yaml:2:5: missing key \"service\" (expected: one of addressFilterMode,"
            + " clients, concurrencyMode, endpoints, includeExceptionDetailInFaults,"
            + " instanceContextMode, metadata, service, serviceThrottling, settings, wsdl)",
        "host.yaml:2:5: missing key \"endpoints\" (expected: one of addressFilterMode,"
            + " clients, concurrencyMode, endpoints, includeExceptionDetailInFaults,"
            + " instanceContextMode, metadata, service, serviceThrottling, settings, wsdl)",
        "host.yaml:3:5: missing key \"service\" (expected: one of addressFilterMode,"
            + " clients, concurrencyMode, endpoints, includeExceptionDetailInFaults,"
            + " instanceContextMode, metadata, service, serviceThrottling, settings, wsdl)",
        "host.yaml:4:9: missing key \"contract\" (expected: one of address, binding, contract)",
        "host.yaml:4:9: missing key \"address\" (expected: one of address, binding, contract)",
        "host.yaml:5:9: missing key \"contract\" (expected: one of address, binding, contract)");
  }

  @Test
  void variablesWithoutValueAreTold() {
    assertErrors(
        """
        services:
          - service: $Greeter
            settings: { hello: "${env:WOAD_TEST_UNSET}", file: "${sys:woad.test.unset}" }
            endpoints:
              - { contract: $Greeting, binding: "${foo}", address: "wire://${env:A" }
        """,
        "host.yaml:3:24: variable \"${env:WOAD_TEST_UNSET}\" is not set (expected: an environment"
            + " variable of that name, or a default as in ${env:WOAD_TEST_UNSET:-default})",
        "host.yaml:3:56: variable \"${sys:woad.test.unset}\" is not set (expected: a system property"
            + " of that name, or a default as in ${sys:woad.test.unset:-default})",
        "host.yaml:5:79: unknown variable \"${foo}\" (expected: ${env:NAME}, ${sys:NAME} or"
            + " ${env:NAME:-default})",
        "host.yaml:5:98: \"${\" without \"}\" (expected: ${env:NAME}, ${sys:NAME} or"
            + " ${env:NAME:-default})");
  }

  @Test
  void valueOfAVariableIsNotShown() {
    assertThat(
            catchThrowableOfType(
                ConfigurationException.class,
                () ->
                    ConfigurationReader.create()
                        .withProperty("secret", "xyzzy")
                        .read("host.yaml", "host: { closeTimeout: \"${sys:secret}\" }")))
        .hasMessageContaining("closeTimeout: \"${sys:secret}\" (expected: a time")
        .hasMessageNotContaining("xyzzy");
  }

  @Test
  void whatIsNoYamlIsTold() {
    assertErrors(
        "services:\n\t- service: x\n",
        "host.yaml:2:1: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use"
            + " \\t(TAB) for indentation)");
    assertErrors("a: b: c", "host.yaml:1:5: not YAML: mapping values are not allowed here");
    assertErrors("a: 'x", "host.yaml:1:6: not YAML: found unexpected end of stream");
    assertErrors(
        "{ {a: b}: c }",
        "host.yaml:1:1: missing key \"services\" (expected: one of bindings, host, services, wires)",
        "host.yaml:1:3: a mapping or a list as key (expected: a text as key)");
    assertErrors(
        "just a text",
        "host.yaml:1:1: host.yaml: \"just a text\" (expected: a mapping of"
            + " bindings, host, services, wires)");
  }

  @Test
  void whatCouldGrowIsRefused() {
    assertErrors(
        """
        host: &a { closeTimeout: 1s }
        wires: *a
        services: !!java.util.ArrayList []
        """,
        "host.yaml:2:8: alias \"*a\" (expected: no aliases)",
        "host.yaml:3:11: tag \"tag:yaml.org,2002:java.util.ArrayList\" (expected: no tags)");
    assertErrors(
        "a: " + "[".repeat(40), "host.yaml:1:35: nested too deeply (expected: at most 32 levels)");
    assertErrors(
        "services: []\n---\nservices: []\n",
        "host.yaml:1:11: services: none (expected: at least one)",
        "host.yaml:2:1: a second document (expected: one)");
  }

  @Test
  void filesThatCannotBeReadAreTold(@TempDir Path directory) throws Exception {
    Path latin = directory.resolve("latin.yaml");
    Files.write(latin, "a: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Path big = directory.resolve("big.yaml");
    Files.writeString(big, "#".repeat(1024 * 1024 + 1));
    Path missing = directory.resolve("missing.yaml");

    assertThat(errors(() -> HostConfiguration.read(latin)))
        .isEqualTo("latin.yaml: not UTF-8 (expected: a text in UTF-8)");
    assertThat(errors(() -> HostConfiguration.read(big)))
        .isEqualTo("big.yaml: longer than 1048576 bytes (expected: <= 1MiB)");
    assertThat(errors(() -> HostConfiguration.read(missing)))
        .isEqualTo("missing.yaml: " + missing + " is not there (expected: a file)");
    assertThat(errors(() -> HostConfiguration.read(directory)))
        .isEqualTo(
            directory.getFileName() + ": " + directory + " is a directory (expected: a file)");
  }

  private static void assertErrors(String yaml, String... errors) {
    assertThat(errors(() -> read(yaml))).isEqualTo(String.join("\n", errors));
  }

  private static String errors(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    return catchThrowableOfType(ConfigurationException.class, reading).getMessage();
  }

  private static HostConfiguration read(String yaml) {
    return ConfigurationReader.create()
        .read(
            "host.yaml",
            yaml.replaceAll("\\$(?=[A-Z])", java.util.regex.Matcher.quoteReplacement(SAMPLES)));
  }
}
