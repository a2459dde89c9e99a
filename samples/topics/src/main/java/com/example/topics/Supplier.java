package com.example.topics;

import dev.woad.orderdesk.quotes.NotSupplied;
import dev.woad.orderdesk.quotes.NotSuppliedFault;
import dev.woad.orderdesk.quotes.Quote;
import dev.woad.orderdesk.quotes.SupplierQuotes;
import java.math.BigDecimal;
import java.util.Map;

/** One of many who answer the same question: a service like any other. */
public final class Supplier implements SupplierQuotes {

  static final String TOPIC = "jms:topic:supplier-quotes";

  private final String name;
  private final Map<String, BigDecimal> prices;

  Supplier(String name, Map<String, BigDecimal> prices) {
    this.name = name;
    this.prices = Map.copyOf(prices);
  }

  @Override
  public Quote requestQuote(String sku, int quantity) throws NotSupplied {
    BigDecimal price = prices.get(sku);
    if (price == null) {
      NotSuppliedFault fault = new NotSuppliedFault();
      fault.setSupplier(name);
      fault.setSku(sku);
      throw new NotSupplied(name + " does not have " + sku, fault);
    }
    Quote quote = new Quote();
    quote.setSupplier(name);
    quote.setUnitPrice(price);
    quote.setCurrency("EUR");
    quote.setDeliveryDays(quantity > 100 ? 14 : 3);
    return quote;
  }
}
