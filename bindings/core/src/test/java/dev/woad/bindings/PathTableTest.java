package dev.woad.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTableTest {

  private final PathTable<String> table = PathTable.create();

  PathTableTest() {
    table.add("/orders", "orders");
    table.add("/orders/archive/", "archive");
    table.add("/Grüße", "greetings");
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, orders",
    "/ORDERS/, orders",
    "/orders//, orders",
    "/orders/42, orders",
    "/orders/archive, archive",
    "/orders/Archive/2024/x, archive",
    "/orders/archives, orders",
    "/%6Frders, orders",
    "/gr%C3%BC%C3%9Fe, greetings",
    "/orders/a+b, orders",
  })
  void longestPrefixWins(String path, String expected) {
    assertThat(table.find(path)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/orders-archive",
        "/orders%2Farchive",
        "orders",
        "/orders/..",
        "/orders/./x",
        "/orders/%2e%2E/x",
        "/orders/%zz",
        "/x/orders"
      })
  void otherPathsLeadNowhere(String path) {
    assertThat(table.find(path)).isEmpty();
  }

  @Test
  void rootTakesWhatNobodyElseDoes() {
    table.add("/", "root");

    assertThat(table.find("")).hasValue("root");
    assertThat(table.find("/x/y")).hasValue("root");
    assertThat(table.find("/orders/y")).hasValue("orders");
  }

  @Test
  void pathHasOneEntryUntilThatIsRemoved() {
    assertThatThrownBy(() -> table.add("/Orders/", "other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("path: /Orders/ (expected: one that no other endpoint has)");

    table.remove("/orders", "not this one");
    assertThat(table.find("/orders")).hasValue("orders");
    table.remove("/orders", "orders");
    table.add("/Orders/", "other");
    assertThat(table.find("/orders")).hasValue("other");
  }
}
