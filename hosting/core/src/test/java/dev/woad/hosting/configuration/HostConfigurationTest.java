package dev.woad.hosting.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.CommunicationException;
import dev.woad.dispatcher.ServiceThrottle;
import dev.woad.dispatcher.ServiceThrottling;
import dev.woad.hosting.Hosts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostConfigurationTest {

  private static final String GREETER = Samples.Greeter.class.getName();
  private static final String GREETING = Samples.Greeting.class.getName();

  @BeforeEach
  void forgetEvents() {
    WireTransport.EVENTS.clear();
    WireTransport.EVENTS_SINK.clear();
  }

  @Test
  void fileIsReadToTheLastSetting(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("host.yaml");
    Files.writeString(
        file,
        """
        services:
          - service: %s
            settings:
              hello: "${sys:no.such:-Hi} $${you}"
              times: 3
              pause: 1.5m
              file: a/b
              link: http://example.com/
              loud: true
              people: [{ name: Ann, age: 30 }]
              limits: { a: 2KiB }
            instanceContextMode: single
            concurrencyMode: Multiple
            addressFilterMode: any
            includeExceptionDetailInFaults: true
            metadata: false
            endpoints:
              - { contract: %s, binding: mine, address: "wire://a/b" }
              - { contract: %s, address: "wire://a/c" }
        bindings:
          mine: { binding: wire, maxReceivedMessageSize: 1MiB, sendTimeout: 30s,
                  transferMode: streamed, readerQuotas: { maxDepth: 5 } }
        wires: { depth: 7 }
        host: { closeTimeout: 00:00:05 }
        """
            .replace("1.5m", "PT1M30S")
            .formatted(GREETER, GREETING, GREETING));

    HostConfiguration configuration = HostConfiguration.read(file);

    ServiceConfiguration service = configuration.services().get(0);
    ServiceEndpoint mine = service.endpoints().get(0);
    assertThat(service.service()).isEqualTo(Samples.Greeter.class);
    assertThat(service.settings())
        .contains(
            new Samples.GreeterSettings(
                "Hi ${you}",
                3,
                Optional.of(Duration.ofSeconds(90)),
                Path.of("a/b"),
                URI.create("http://example.com/"),
                true,
                List.of(new Samples.Person("Ann", 30)),
                Map.of("a", 2048L)));
    assertThat(service.endpoints())
        .extracting(ServiceEndpoint::toString)
        .containsExactly("Greeting by Wire at wire://a/b", "Greeting by Wire at wire://a/c");
    assertThat(mine.binding().transport().maxReceivedMessageSize()).isEqualTo(1024 * 1024);
    assertThat(mine.binding().timeouts().send()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.closeTimeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatAFileLeavesOutHasItsDefault() {
    HostConfiguration configuration =
        read(
            """
            services:
              - service: %s
                endpoints: [{ contract: %s, address: "wire://a/b" }]
            bindings:
            """
                .formatted(GREETER, GREETING));

    assertThat(configuration.services().get(0).settings())
        .contains(
            new Samples.GreeterSettings(
                "Hello", null, Optional.empty(), null, null, null, null, null));
    assertThat(configuration.closeTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void endpointsOfOneBindingMayShareAnAddress() {
    HostConfiguration configuration =
        read(
            """
            services:
              - service: %s
                endpoints:
                  - { contract: %s, address: "wire://a/b" }
                  - { contract: %s, address: "wire://a/b" }
            """
                .formatted(GREETER, GREETING, Samples.Parting.class.getName()));

    configuration.open();

    assertThat(WireTransport.EVENTS).containsExactly("open wire://a/b");
  }

  @Test
  void relativeAddressesAreBeneathTheBaseOfTheirScheme() {
    HostConfiguration configuration =
        ConfigurationReader.create()
            .withBaseAddress(URI.create("http://localhost/"))
            .read(
                "host.yaml",
                """
                services:
                  - service: %s
                    endpoints:
                      - { contract: %s, binding: wire, address: /orders }
                      - { contract: %s, binding: loop, address: orders/x }
                      - { contract: %s, binding: loop, address: "" }
                host: { baseAddresses: [ "wires://w:1/app/", "loop://l" ] }
                """
                    .formatted(GREETER, GREETING, GREETING, GREETING));

    assertThat(configuration.services().get(0).endpoints())
        .extracting(endpoint -> endpoint.address().toString())
        .containsExactly("wires://w:1/app/orders", "loop://l/orders/x", "loop://l");
  }

  @Test
  void hostsAreOpenedAndClosedTogether() {
    Hosts hosts = twoHosts("wire://a/1", "wire://a/2").build();

    hosts.open();
    hosts.close();

    assertThat(WireTransport.EVENTS)
        .containsExactly(
            "open wire://a/1",
            "open wire://a/2",
            "stop wire://a/2",
            "stop wire://a/1",
            "close wire://a/2",
            "close wire://a/1");
    assertThat(WireTransport.EVENTS_SINK).containsOnly(new WireSection.Depth(7));
  }

  @Test
  void hostsAreOpenedTogetherOrNotAtAll() {
    Hosts hosts = twoHosts("wire://a/1", "wire://taken").build();

    assertThatThrownBy(hosts::open)
        .isInstanceOf(CommunicationException.class)
        .hasMessage("address: wire://taken (expected: a free one)");

    assertThat(WireTransport.EVENTS)
        .containsExactly(
            "open wire://a/1", "close wire://taken", "stop wire://a/1", "close wire://a/1");
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "30s, PT30S",
    "5m, PT5M",
    "2h, PT2H",
    "1d, PT24H",
    "00:01:00, PT1M",
    "1.02:03:04.5, PT26H3M4.5S",
    "PT30S, PT30S",
  })
  void timesHaveManyForms(String text, Duration expected) {
    HostConfiguration configuration =
        read(
            """
            services:
              - service: %s
                endpoints: [{ contract: %s, address: "wire://a/b" }]
            host: { closeTimeout: %s }
            """
                .formatted(GREETER, GREETING, text));

    assertThat(configuration.closeTimeout()).isEqualTo(expected);
  }

  @Test
  void throttleLetsInWhatTheFileSays() {
    HostConfiguration configuration =
        read(
            """
            services:
              - service: %s
                serviceThrottling: { maxConcurrentSessions: 7 }
                endpoints: [{ contract: %s, address: "wire://a/b" }]
            """
                .formatted(GREETER, GREETING));

    try (Hosts hosts = configuration.build()) {
      ServiceThrottle throttle = hosts.hosts().get(0).throttle();

      assertThat(throttle.sessions().max()).isEqualTo(7);
      assertThat(throttle.calls().max()).isEqualTo(ServiceThrottling.DEFAULT.maxConcurrentCalls());
      assertThat(throttle.sessions().count()).isZero();
    }
  }

  private static HostConfiguration twoHosts(String first, String second) {
    return read(
        """
        services:
          - service: %s
            endpoints: [{ contract: %s, address: "%s" }]
          - service: %s
            endpoints: [{ contract: %s, address: "%s" }]
        wires: { depth: 7 }
        """
            .formatted(GREETER, GREETING, first, GREETER, GREETING, second));
  }

  private static HostConfiguration read(String yaml) {
    return ConfigurationReader.create().read("host.yaml", yaml);
  }
}
