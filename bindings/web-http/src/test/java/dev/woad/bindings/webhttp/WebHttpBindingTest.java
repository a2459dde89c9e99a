package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.ListenerEndpoints;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebHttpBindingTest {

  private static final EndpointAddress ADDRESS = EndpointAddress.of("http://localhost:0/api");

  @Test
  void defaultsAreThoseOfWcf() {
    WebHttpBinding binding = WebHttpBinding.create();

    assertThat(binding.name()).isEqualTo("WebHttpBinding");
    assertThat(binding.scheme()).isEqualTo("http");
    assertThat(binding.messageVersion()).isEqualTo(MessageVersion.NONE);
    assertThat(binding.timeouts()).isEqualTo(Timeouts.DEFAULT);
    assertThat(binding.transport())
        .isEqualTo(new WebHttpTransportBindingElement("http", 65_536, ReaderQuotas.DEFAULT));
  }

  @Test
  void configurationFindsItAndMakesItAsTold() {
    BindingProvider provider =
        ServiceLoader.load(BindingProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.names().contains("webHttp"))
            .findFirst()
            .orElseThrow();

    Binding binding =
        new WebHttpSettings(
                1_000_000L,
                new ReaderQuotasSettings(16, null, null, null, null),
                null,
                null,
                Duration.ofSeconds(5),
                null,
                null)
            .create("https");

    assertThat(provider.settingsOf("webHttp")).isEqualTo(WebHttpSettings.class);
    assertThat(binding.scheme()).isEqualTo("https");
    assertThat(binding.timeouts()).isEqualTo(Timeouts.DEFAULT.withSend(Duration.ofSeconds(5)));
    assertThat(binding.transport())
        .isEqualTo(
            new WebHttpTransportBindingElement(
                "https", 1_000_000, ReaderQuotas.DEFAULT.withMaxDepth(16)));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> WebHttpBinding.builder().scheme("ftp"))
        .hasMessage("scheme: ftp (expected: http or https)");
    assertThatThrownBy(() -> WebHttpBinding.builder().maxReceivedMessageSize(0))
        .hasMessage("maxReceivedMessageSize: 0 (expected: > 0)");
  }

  @Test
  void channelsAreLeftToHttpClients() {
    WebHttpBinding binding = WebHttpBinding.create();

    assertThatThrownBy(
            () ->
                binding.createInitiator(
                    new BindingContext(binding, ADDRESS, new BindingParameters())))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("(expected: an HTTP client");
  }

  static Stream<Class<?>> unfitContracts() {
    return Stream.of(Plain.class, Locator.class, Waiting.class, Clashing.class);
  }

  @ParameterizedTest
  @MethodSource("unfitContracts")
  void contractThatRestCannotServeIsRefusedAtOnce(Class<?> contract) {
    WebHttpBinding binding = WebHttpBinding.create();
    BindingParameters parameters = new BindingParameters();
    parameters.put(
        ListenerEndpoints.class,
        new ListenerEndpoints(
            List.of(new ServiceEndpoint(ContractDescription.of(contract), binding, ADDRESS))));

    assertThatThrownBy(
            () -> binding.createListener(new BindingContext(binding, ADDRESS, parameters)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(contract.getSimpleName())
        .hasMessageContaining("(expected: ");
  }

  interface Plain {
    String hello();
  }

  @Path("/")
  interface Locator {
    @GET
    String hello();

    @Path("more")
    Plain more();
  }

  @Path("same")
  interface Clashing {
    @GET
    @Path("{id}")
    String one(@PathParam("id") String id);

    @GET
    @Path("/{name}/")
    String other(@PathParam("name") String name);
  }

  @Path("/")
  interface Waiting {
    @GET
    void hello(@Suspended AsyncResponse response);
  }
}
