package dev.woad.orderdesk.service;

import dev.woad.orderdesk.types.Address;
import dev.woad.orderdesk.types.CardPayment;
import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.Payment;
import dev.woad.orderdesk.types.PickupPoint;
import dev.woad.orderdesk.types.Shipment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what callers send against the limits of the schema, which no wire checks for us, and of
 * the desk. Goes on after a violation, to tell of all at once.
 */
final class OrderRules {

  private static final Pattern SKU = Pattern.compile("[A-Z]{2}-[0-9]{4}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
  private static final BigDecimal MAX_WEIGHT = new BigDecimal(1000);

  private final Violations violations = new Violations();

  private OrderRules() {}

  /** Checks an order; whether the desk has its items is checked elsewhere. */
  static Violations check(@Nullable Order order, Instant now) {
    OrderRules rules = new OrderRules();
    if (order == null) {
      rules.violations.add("order", "missing");
    } else {
      rules.order(order, now);
    }
    return rules.violations;
  }

  /** Checks the notice of a shipment. */
  static Violations check(@Nullable Shipment shipment) {
    OrderRules rules = new OrderRules();
    if (shipment == null) {
      rules.violations.add("shipment", "missing");
    } else {
      rules.shipment(shipment);
    }
    return rules.violations;
  }

  static boolean isSku(@Nullable String text) {
    return text != null && SKU.matcher(text).matches();
  }

  private void order(Order order, Instant now) {
    Customer customer = order.getCustomer();
    if (violations.present("customer", customer)) {
      customer(customer);
    }
    lines(order.getLines());
    Delivery delivery = order.getDelivery();
    if (violations.present("delivery", delivery)) {
      delivery(delivery);
    }
    payment(order.getPayment());
    OffsetDateTime deliverBy = order.getDeliverBy();
    if (deliverBy != null) {
      time("deliverBy", deliverBy);
      if (!deliverBy.toInstant().isAfter(now)) {
        violations.add("deliverBy", deliverBy + " (expected: a time to come)");
      }
    }
    violations.optionalText("note", order.getNote(), 2000);
    byte[] signature = order.getSignature();
    if (signature != null && signature.length > 8192) {
      violations.add("signature", signature.length + " bytes (expected: at most 8192)");
    }
  }

  private void customer(Customer customer) {
    violations.text("customer.id", customer.getId(), 64);
    violations.text("customer.name", customer.getName(), 200);
    List<String> emails = customer.getEmail();
    violations.count("customer.email", emails.size(), 0, 3);
    for (int i = 0; i < emails.size(); i++) {
      violations.matches("customer.email[" + i + "]", emails.get(i), EMAIL, "a mail address");
    }
  }

  private void lines(List<OrderLine> lines) {
    violations.count("lines", lines.size(), 1, 100);
    for (int i = 0; i < lines.size(); i++) {
      String path = "lines[" + i + "]";
      OrderLine line = lines.get(i);
      if (violations.present(path, line)) {
        violations.matches(path + ".sku", line.getSku(), SKU, "such as PN-0001");
        violations.range(path + ".quantity", line.getQuantity(), 1, 10_000);
        violations.optionalText(path + ".engraving", line.getEngraving(), 100);
      }
    }
  }

  private void delivery(Delivery delivery) {
    violations.present("delivery.speed", delivery.getSpeed());
    Address address = delivery.getAddress();
    PickupPoint pickupPoint = delivery.getPickupPoint();
    if ((address == null) == (pickupPoint == null)) {
      violations.add("delivery", "has not one place (expected: either address or pickupPoint)");
    }
    if (address != null) {
      address("delivery.address", address);
    }
    if (pickupPoint != null) {
      violations.text("delivery.pickupPoint.code", pickupPoint.getCode(), 32);
      Integer locker = pickupPoint.getLocker();
      if (locker != null) {
        violations.range("delivery.pickupPoint.locker", locker, 1, 9999);
      }
    }
  }

  private void address(String path, Address address) {
    List<String> street = address.getStreet();
    violations.count(path + ".street", street.size(), 1, 3);
    for (int i = 0; i < street.size(); i++) {
      violations.text(path + ".street[" + i + "]", street.get(i), 100);
    }
    violations.text(path + ".postalCode", address.getPostalCode(), 20);
    violations.text(path + ".city", address.getCity(), 100);
    violations.matches(path + ".country", address.getCountry(), COUNTRY, "such as DE");
  }

  private void payment(@Nullable Payment payment) {
    if (payment != null) {
      violations.optionalText("payment.reference", payment.getReference(), 64);
    }
    if (payment instanceof CardPayment card) {
      violations.text("payment.token", card.getToken(), 128);
      time("payment.authorizedAt", card.getAuthorizedAt());
    } else if (payment instanceof InvoicePayment invoice) {
      violations.range("payment.dueDays", invoice.getDueDays(), 0, 90);
      violations.optionalText("payment.vatId", invoice.getVatId(), 20);
      Address invoiceTo = invoice.getInvoiceTo();
      if (invoiceTo != null) {
        address("payment.invoiceTo", invoiceTo);
      }
    } else if (violations.present("payment", payment)) {
      violations.add("payment", "of an unknown kind (expected: CardPayment or InvoicePayment)");
    }
  }

  private void shipment(Shipment shipment) {
    violations.text("shipment.carrier", shipment.getCarrier(), 64);
    violations.optionalText("shipment.trackingNumber", shipment.getTrackingNumber(), 64);
    time("shipment.shippedAt", shipment.getShippedAt());
    violations.count("shipment.parcels", shipment.getParcels().size(), 0, 100);
    for (int i = 0; i < shipment.getParcels().size(); i++) {
      String path = "shipment.parcels[" + i + "].weight";
      BigDecimal weight = shipment.getParcels().get(i).getWeight();
      if (violations.present(path, weight) && !isWeight(weight)) {
        violations.add(path, "out of range (expected: over 0, at most " + MAX_WEIGHT + ")");
      }
    }
  }

  // Looks at the size of the number first: one such as 1E-999999999 is not to be computed with.
  private static boolean isWeight(BigDecimal weight) {
    return weight.precision() <= 12
        && Math.abs(weight.scale()) <= 12
        && weight.signum() > 0
        && weight.compareTo(MAX_WEIGHT) <= 0;
  }

  // Databases hold fewer years than Java does.
  private void time(String path, @Nullable OffsetDateTime time) {
    if (time == null) {
      violations.add(path, "missing");
    } else if (time.getYear() < 1900 || time.getYear() > 9999) {
      violations.add(path, time + " (expected: a year from 1900 to 9999)");
    }
  }
}
