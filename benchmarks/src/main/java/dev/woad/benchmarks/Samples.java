package dev.woad.benchmarks;

import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Money;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.PickupPoint;
import dev.woad.orderdesk.types.Receipt;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** The order that is placed on every wire, and the receipt for it. */
final class Samples {

  static final int LINES = 5;
  static final String CUSTOMER = "C-100042";
  static final String NAME = "Ada Lovelace";
  static final String EMAIL = "ada@example.com";
  static final String PICKUP_POINT = "EF-12";
  static final short DUE_DAYS = 30;
  static final String NOTE = "Please ring twice";
  static final String ORDER_ID = "20261121-000042";
  static final String CURRENCY = "EUR";
  static final BigDecimal UNIT_PRICE = new BigDecimal("12.50");
  static final BigDecimal TOTAL = new BigDecimal("187.50");
  static final OffsetDateTime PLACED_AT = OffsetDateTime.parse("2026-11-21T12:00:00Z");

  private Samples() {}

  static String sku(int line) {
    return "IN-000" + line;
  }

  static Order order() {
    Customer customer = new Customer();
    customer.setId(CUSTOMER);
    customer.setName(NAME);
    customer.getEmail().add(EMAIL);
    PickupPoint point = new PickupPoint();
    point.setCode(PICKUP_POINT);
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.STANDARD);
    delivery.setPickupPoint(point);
    InvoicePayment payment = new InvoicePayment();
    payment.setDueDays(DUE_DAYS);
    Order order = new Order();
    order.setCustomer(customer);
    order.setDelivery(delivery);
    order.setPayment(payment);
    order.setNote(NOTE);
    for (int i = 0; i < LINES; i++) {
      OrderLine line = new OrderLine();
      line.setSku(sku(i));
      line.setQuantity(i + 1);
      order.getLines().add(line);
    }
    return order;
  }

  static Receipt receipt(Order order) {
    Receipt receipt = new Receipt();
    receipt.setOrderId(ORDER_ID);
    receipt.setPlacedAt(PLACED_AT);
    receipt.setTotal(money(TOTAL));
    for (OrderLine line : order.getLines()) {
      line.setUnitPrice(money(UNIT_PRICE));
      receipt.getLines().add(line);
    }
    return receipt;
  }

  static void requireLines(int count) {
    if (count != LINES) {
      throw new IllegalStateException("lines: " + count + " (expected: " + LINES + ")");
    }
  }

  private static Money money(BigDecimal value) {
    Money money = new Money();
    money.setValue(value);
    money.setCurrency(CURRENCY);
    return money;
  }
}
