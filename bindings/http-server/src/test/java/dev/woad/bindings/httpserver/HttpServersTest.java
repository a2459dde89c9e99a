package dev.woad.bindings.httpserver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingParameters;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServersTest {

  @Test
  void missingServerIsNamed() {
    assertThatThrownBy(
            () ->
                HttpServers.obtain(
                    EndpointAddress.of("http://localhost:0/a"), new BindingParameters()))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("dev.woad:woad-hosting-tomcat");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://localhost/a | expected: a certificate for it, by http.tls of the configuration",
        "ftp://localhost/a | expected: http://..., https://..., ws://... or wss://...",
        "http://no_host:80/a | expected: http://host:port/",
        "http://*:port/a | expected: http://host:port/",
      })
  void addressThatCannotBeListenedOnIsRefused(String address, String text) {
    assertThatThrownBy(
            () -> HttpServers.obtain(EndpointAddress.of(address), new BindingParameters()))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining(text);
  }
}
