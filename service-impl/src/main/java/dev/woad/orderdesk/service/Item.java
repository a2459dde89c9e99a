package dev.woad.orderdesk.service;

import dev.woad.orderdesk.types.Money;
import java.math.BigDecimal;

/** What the desk sells: its price for one, and how many there are. */
record Item(String sku, BigDecimal price, String currency, int stock) {

  Money unitPrice() {
    return money(price, currency);
  }

  static Money money(BigDecimal value, String currency) {
    Money money = new Money();
    money.setValue(value);
    money.setCurrency(currency);
    return money;
  }
}
