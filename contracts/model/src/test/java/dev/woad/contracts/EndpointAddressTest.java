package dev.woad.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointAddressTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/orders, http",
    "NET.TCP://localhost/orders, net.tcp",
    "jms:queue:orders, jms"
  })
  void schemeIsInLowerCase(String uri, String scheme) {
    assertThat(EndpointAddress.of(uri).scheme()).isEqualTo(scheme);
    assertThat(EndpointAddress.of(uri)).hasToString(uri);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/orders", "//localhost/orders", "http:", "http://local host/", "%"})
  void whatNamesNoPlaceIsRefused(String text) {
    assertThatThrownBy(() -> EndpointAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void relativeAddressIsRefusedWithAnExample() {
    assertThatThrownBy(() -> EndpointAddress.of("/orders"))
        .hasMessage(
            "address: /orders (expected: an absolute URI such as http://localhost:8080/orders)");
  }
}
