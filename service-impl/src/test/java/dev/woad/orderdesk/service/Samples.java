package dev.woad.orderdesk.service;

import dev.woad.orderdesk.types.Address;
import dev.woad.orderdesk.types.CardPayment;
import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.Parcel;
import dev.woad.orderdesk.types.PickupPoint;
import dev.woad.orderdesk.types.Shipment;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Orders as callers send them. */
final class Samples {

  private Samples() {}

  /** An order by card to an address, with all that is optional. */
  static Order full() {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    Order order = order("C-1");
    order.getCustomer().getEmail().add("ada@example.org");
    order.getCustomer().getEmail().add("desk@example.org");
    OrderLine engraved = line("PN-0001", 2);
    engraved.setEngraving("Für Ada 🖋");
    order.getLines().add(engraved);
    order.getLines().add(line("IN-0001", 3));
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.SAME_DAY);
    delivery.setAddress(address());
    order.setDelivery(delivery);
    CardPayment payment = new CardPayment();
    payment.setReference("PO 7");
    payment.setToken("tok-1");
    payment.setAuthorizedAt(now);
    order.setPayment(payment);
    order.setDeliverBy(now.plusDays(2));
    order.setGiftWrapped(true);
    order.setNote("Ring\ntwice");
    order.setSignature(new byte[] {0, 1, -1});
    return order;
  }

  /** An order by invoice to a pickup point, with hardly anything optional. */
  static Order small(String sku, int quantity) {
    Order order = order("C-2");
    order.getLines().add(line(sku, quantity));
    return order;
  }

  /** An order of nothing yet. */
  static Order order(String customerId) {
    Order order = new Order();
    Customer customer = new Customer();
    customer.setId(customerId);
    customer.setName("Ada");
    order.setCustomer(customer);
    PickupPoint pickupPoint = new PickupPoint();
    pickupPoint.setCode("EF-12");
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.STANDARD);
    delivery.setPickupPoint(pickupPoint);
    order.setDelivery(delivery);
    InvoicePayment payment = new InvoicePayment();
    payment.setDueDays((short) 30);
    order.setPayment(payment);
    return order;
  }

  static OrderLine line(String sku, int quantity) {
    OrderLine line = new OrderLine();
    line.setSku(sku);
    line.setQuantity(quantity);
    return line;
  }

  static Address address() {
    Address address = new Address();
    address.getStreet().add("1 Mill Lane");
    address.getStreet().add("Back house");
    address.setPostalCode("99084");
    address.setCity("Erfurt");
    address.setCountry("DE");
    return address;
  }

  static Shipment shipment() {
    Shipment shipment = new Shipment();
    shipment.setCarrier("Post");
    shipment.setShippedAt(OffsetDateTime.now(ZoneOffset.UTC));
    Parcel parcel = new Parcel();
    parcel.setWeight(new BigDecimal("1.250"));
    shipment.getParcels().add(parcel);
    return shipment;
  }
}
