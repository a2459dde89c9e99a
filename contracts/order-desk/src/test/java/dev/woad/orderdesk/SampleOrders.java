package dev.woad.orderdesk;

import dev.woad.orderdesk.types.Address;
import dev.woad.orderdesk.types.CardPayment;
import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Money;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.PickupPoint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** Orders that together use all that the schema has. */
final class SampleOrders {

  private SampleOrders() {}

  static Order full() {
    Order order = new Order();
    order.setId("1001");
    order.setPlacedAt(OffsetDateTime.parse("2026-03-01T12:30:15.250+01:00"));
    order.setStatus(OrderStatus.PLACED);
    order.setTotal(money("25.50"));
    Customer customer = customer();
    customer.getEmail().add("ada@example.org");
    customer.getEmail().add("desk@example.org");
    order.setCustomer(customer);
    OrderLine line = line("PN-0001", 2);
    line.setUnitPrice(money("12.75"));
    line.setEngraving("Für Ada & <Co>");
    order.getLines().add(line);
    order.getLines().add(line("IN-0002", 10000));
    Address address = new Address();
    address.getStreet().add("1 Mill Lane");
    address.getStreet().add("Back house");
    address.setPostalCode("99084");
    address.setCity("Erfurt");
    address.setCountry("DE");
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.SAME_DAY);
    delivery.setAddress(address);
    order.setDelivery(delivery);
    CardPayment payment = new CardPayment();
    payment.setReference("PO 7");
    payment.setToken("tok-1");
    payment.setAuthorizedAt(OffsetDateTime.parse("2026-03-01T11:30:00Z"));
    order.setPayment(payment);
    order.setDeliverBy(OffsetDateTime.parse("2026-03-02T18:00:00Z"));
    order.setGiftWrapped(true);
    order.setNote("Ring twice");
    order.setSignature("signed".getBytes(StandardCharsets.UTF_8));
    return order;
  }

  static Order small() {
    Order order = new Order();
    order.setCustomer(customer());
    order.getLines().add(line("PN-0001", 1));
    PickupPoint point = new PickupPoint();
    point.setCode("EF-12");
    point.setLocker(3);
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.STANDARD);
    delivery.setPickupPoint(point);
    order.setDelivery(delivery);
    InvoicePayment payment = new InvoicePayment();
    payment.setDueDays((short) 30);
    payment.setVatId("DE123456789");
    order.setPayment(payment);
    return order;
  }

  private static Customer customer() {
    Customer customer = new Customer();
    customer.setId("C-1");
    customer.setName("Ada");
    return customer;
  }

  private static OrderLine line(String sku, int quantity) {
    OrderLine line = new OrderLine();
    line.setSku(sku);
    line.setQuantity(quantity);
    return line;
  }

  private static Money money(String value) {
    Money money = new Money();
    money.setValue(new BigDecimal(value));
    money.setCurrency("EUR");
    return money;
  }
}
