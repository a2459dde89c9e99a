package dev.woad.testing.samples;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingParameterProvider;
import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.framing.channel.ConnectionPoolConfiguration;
import dev.woad.bindings.framing.channel.StreamSecuritySettings;
import dev.woad.bindings.http.WebSocketSettings;
import dev.woad.bindings.httpserver.HttpSecuritySettings;
import dev.woad.bindings.httpserver.HttpTlsSettings;
import dev.woad.hosting.configuration.ConfigurationReader;
import dev.woad.orderdesk.service.OrderDeskSettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of the configuration file has every key, and no other; its defaults are the defaults.
 */
final class ConfigurationPageTest {

  private static final Page PAGE = Page.of("docs/configuration.md");
  private static final String PIPES = "### `netNamedPipe`, `unixDomainSocket`";
  private static final String COMMON = "### `basicHttp`, `wsHttp`";

  @Test
  void everyKeyOfAFileIsThere() throws Exception {
    Set<String> file = entry("OfFile");
    Map<String, Set<String>> sections = sections();
    file.addAll(sections.keySet());

    assertThat(PAGE.keys("## The file").keySet()).isEqualTo(file);
    assertThat(PAGE.keys("## Services").keySet()).isEqualTo(entry("OfService"));
    assertThat(PAGE.keys("## Endpoints").keySet()).isEqualTo(entry("OfEndpoint"));
    assertThat(PAGE.keys("## Host").keySet()).isEqualTo(entry("OfHost"));
    assertThat(PAGE.keys("## HTTP").keySet()).isEqualTo(sections.get("http"));
    assertThat(PAGE.keys("## Broker").keySet()).isEqualTo(sections.get("broker"));
    assertThat(PAGE.keys("## Security").keySet()).isEqualTo(sections.get("security"));
    assertThat(PAGE.keys("### `tls`").keySet()).isEqualTo(names(HttpTlsSettings.class));
    assertThat(PAGE.keys("### `security` over HTTP").keySet())
        .isEqualTo(names(HttpSecuritySettings.class));
    assertThat(PAGE.keys("## Diagnostics").keySet()).isEqualTo(sections.get("diagnostics"));
    assertThat(sections).containsOnlyKeys("broker", "diagnostics", "http", "security");
  }

  @Test
  void everyBindingIsThereWithEveryKey() {
    Map<String, Set<String>> bindings = new TreeMap<>();
    for (BindingProvider provider : ServiceLoader.load(BindingProvider.class)) {
      provider.names().forEach(name -> bindings.put(name, names(provider.settingsOf(name))));
    }

    Set<String> common = PAGE.keys(COMMON).keySet();
    Set<String> tcp = PAGE.keys("### `netTcp`").keySet();
    Set<String> customTcp = new HashSet<>(tcp);
    customTcp.addAll(PAGE.keys("### `customTcp`").keySet());
    assertThat(bindings)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "basicHttp", common,
                "wsHttp", common,
                "netHttp", commonAnd("### `netHttp`"),
                "customHttp", commonAnd("### `customHttp`"),
                "netTcp", tcp,
                "customTcp", customTcp,
                "netNamedPipe", PAGE.keys(PIPES).keySet(),
                "unixDomainSocket", PAGE.keys(PIPES).keySet(),
                "jms", PAGE.keys("### `jms`").keySet(),
                "webHttp", PAGE.keys("### `webHttp`").keySet()));
    assertThat(PAGE.keys("### `readerQuotas`").keySet())
        .isEqualTo(names(ReaderQuotasSettings.class));
    assertThat(PAGE.keys("### `security`").keySet()).isEqualTo(names(StreamSecuritySettings.class));
    assertThat(PAGE.keys("### `webSocketSettings`").keySet())
        .isEqualTo(names(WebSocketSettings.class));
    assertThat(PAGE.keys("### `connectionPoolSettings`").keySet())
        .isEqualTo(names(ConnectionPoolConfiguration.class));
  }

  private static Set<String> commonAnd(String heading) {
    Set<String> keys = new HashSet<>(PAGE.keys(COMMON).keySet());
    keys.addAll(PAGE.keys(heading).keySet());
    return keys;
  }

  @Test
  void everySettingOfTheOrderDeskIsThere() {
    assertThat(PAGE.keys("## The order desk").keySet()).isEqualTo(names(OrderDeskSettings.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basicHttp",
        "wsHttp",
        "netHttp",
        "customHttp",
        "webHttp",
        "netTcp",
        "customTcp",
        "netNamedPipe",
        "unixDomainSocket"
      })
  void defaultsOfBindingsAreAsThePageSays(String name) {
    Map<String, String> keys = PAGE.keys(common(name));
    if (name.startsWith("custom") || name.equals("netHttp")) {
      keys.putAll(PAGE.keys("### `" + name + "`"));
    }
    for (String section : List.of("readerQuotas", "connectionPoolSettings", "webSocketSettings")) {
      keys.computeIfPresent(
          section, (key, empty) -> "`" + settings(PAGE.keys("### `" + key + "`")) + "`");
    }

    Binding said = binding(name, settings(keys));

    Binding unsaid = binding(name, "{}");
    assertThat(said.elements()).isEqualTo(unsaid.elements());
    assertThat(said.timeouts()).isEqualTo(unsaid.timeouts());
  }

  private static String common(String name) {
    return switch (name) {
      case "webHttp" -> "### `webHttp`";
      case "netTcp", "customTcp" -> "### `netTcp`";
      case "netNamedPipe", "unixDomainSocket" -> PIPES;
      default -> COMMON;
    };
  }

  private static Binding binding(String name, String settings) {
    String contract = name.equals("webHttp") ? "OrdersResource" : "Orders";
    String scheme =
        switch (name) {
          case "netTcp", "customTcp" -> "net.tcp";
          case "netNamedPipe" -> "net.pipe";
          case "unixDomainSocket" -> "net.uds";
          default -> "http";
        };
    return ConfigurationReader.create()
        .read(
            "host.yaml",
            """
            services:
              - service: dev.woad.orderdesk.service.OrderDesk
                endpoints:
                  - { contract: dev.woad.orderdesk.%s, binding: %s, address: "%s://localhost/x" }
            bindings:
              %s: %s
            """
                .formatted(contract, name, scheme, name, settings))
        .services()
        .get(0)
        .endpoints()
        .get(0)
        .binding();
  }

  private static String settings(Map<String, String> defaultsByKey) {
    return defaultsByKey.entrySet().stream()
        .map(key -> key.getKey() + ": " + Page.code(key.getValue()).get(0))
        .collect(joining(", ", "{ ", " }"));
  }

  private static Map<String, Set<String>> sections() {
    Map<String, Set<String>> sections = new TreeMap<>();
    for (BindingParameterProvider provider : ServiceLoader.load(BindingParameterProvider.class)) {
      sections.put(provider.name(), names(provider.settings()));
    }
    return sections;
  }

  // What a file may say is no API: its records are not public.
  private static Set<String> entry(String name) throws ClassNotFoundException {
    return names(Class.forName("dev.woad.hosting.configuration.Entry$" + name));
  }

  private static Set<String> names(Class<?> settings) {
    List<String> names =
        Arrays.stream(settings.getRecordComponents()).map(RecordComponent::getName).toList();
    return new TreeSet<>(names);
  }
}
