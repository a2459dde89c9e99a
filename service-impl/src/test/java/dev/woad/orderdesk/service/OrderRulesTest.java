package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.orderdesk.types.CardPayment;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.Payment;
import dev.woad.orderdesk.types.Shipment;
import dev.woad.orderdesk.types.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRulesTest {

  private static final Instant NOW = Instant.now();

  @Test
  void goodOrderHasNoViolation() {
    assertThat(OrderRules.check(Samples.full(), NOW).isEmpty()).isTrue();
    assertThat(OrderRules.check(Samples.small("NB-0001", 10_000), NOW).isEmpty()).isTrue();
  }

  @Test
  void emptyOrderHasAllOfThem() {
    assertThat(violations(new Order()))
        .containsExactly(
            "customer: missing",
            "lines: 0 of them (expected: 1 to 100)",
            "delivery: missing",
            "payment: missing");
    assertThat(OrderRules.check(null, NOW).invalidOrder()).hasMessage("order: order: missing");
  }

  @ParameterizedTest
  @MethodSource
  void violationHasPathAndReason(String expected, Consumer<Order> spoil) {
    Order order = Samples.full();

    spoil.accept(order);

    assertThat(violations(order)).containsExactly(expected);
  }

  static Stream<Arguments> violationHasPathAndReason() {
    return Stream.of(
        spoiled("customer.id: missing", order -> order.getCustomer().setId(null)),
        spoiled(
            "customer.name: 201 characters (expected: at most 200)",
            order -> order.getCustomer().setName("x".repeat(201))),
        spoiled(
            "customer.name: has control characters or halves of characters (expected: plain text)",
            order -> order.getCustomer().setName("A\u0000")),
        spoiled(
            "customer.name: has control characters or halves of characters (expected: plain text)",
            order -> order.getCustomer().setName("A\uD800")),
        spoiled(
            "customer.email[1]: a b@c (expected: a mail address)",
            order -> order.getCustomer().getEmail().set(1, "a b@c")),
        spoiled("lines[1]: missing", order -> order.getLines().set(1, null)),
        spoiled("lines[0].sku: missing", order -> order.getLines().get(0).setSku(null)),
        spoiled(
            "lines[0].sku: pn-1 (expected: such as PN-0001)",
            order -> order.getLines().get(0).setSku("pn-1")),
        spoiled(
            "lines[1].quantity: 10001 (expected: 1 to 10000)",
            order -> order.getLines().get(1).setQuantity(10_001)),
        spoiled(
            "lines[1].quantity: -1 (expected: 1 to 10000)",
            order -> order.getLines().get(1).setQuantity(-1)),
        spoiled("delivery.speed: missing", order -> order.getDelivery().setSpeed(null)),
        spoiled(
            "delivery: has not one place (expected: either address or pickupPoint)",
            order -> order.getDelivery().setAddress(null)),
        spoiled(
            "delivery: has not one place (expected: either address or pickupPoint)",
            order ->
                order
                    .getDelivery()
                    .setPickupPoint(Samples.order("C-1").getDelivery().getPickupPoint())),
        spoiled(
            "delivery.address.street: 0 of them (expected: 1 to 3)",
            order -> order.getDelivery().getAddress().getStreet().clear()),
        spoiled(
            "delivery.address.country: Germany (expected: such as DE)",
            order -> order.getDelivery().getAddress().setCountry("Germany")),
        spoiled("payment.token: blank", order -> card(order).setToken("")),
        spoiled("payment.authorizedAt: missing", order -> card(order).setAuthorizedAt(null)),
        spoiled(
            "payment.authorizedAt: +999999999-01-01T00:00Z (expected: a year from 1900 to 9999)",
            order ->
                card(order).setAuthorizedAt(OffsetDateTime.parse("+999999999-01-01T00:00:00Z"))),
        spoiled(
            "payment.dueDays: 91 (expected: 0 to 90)",
            order -> {
              InvoicePayment payment = new InvoicePayment();
              payment.setDueDays((short) 91);
              order.setPayment(payment);
            }),
        spoiled(
            "payment: of an unknown kind (expected: CardPayment or InvoicePayment)",
            order -> order.setPayment(new Payment() {})),
        spoiled(
            "deliverBy: 2020-01-01T00:00Z (expected: a time to come)",
            order -> order.setDeliverBy(OffsetDateTime.parse("2020-01-01T00:00:00Z"))),
        spoiled(
            "note: 2001 characters (expected: at most 2000)",
            order -> order.setNote("x".repeat(2001))),
        spoiled(
            "signature: 8193 bytes (expected: at most 8192)",
            order -> order.setSignature(new byte[8193])));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1000.001", "1E+999999999", "1E-999999999"})
  void weightIsWithinReason(String weight) {
    Shipment shipment = Samples.shipment();
    shipment.getParcels().get(0).setWeight(new BigDecimal(weight));

    assertThat(OrderRules.check(shipment))
        .hasToString(
            "given: shipment.parcels[0].weight: out of range (expected: over 0, at most 1000)");
  }

  private static Arguments spoiled(String expected, Consumer<Order> spoil) {
    return Arguments.of(expected, spoil);
  }

  private static CardPayment card(Order order) {
    return (CardPayment) order.getPayment();
  }

  private static List<String> violations(Order order) {
    return OrderRules.check(order, NOW).isEmpty()
        ? List.of()
        : OrderRules.check(order, NOW).invalidOrder().getFaultInfo().getViolations().stream()
            .map(OrderRulesTest::shown)
            .toList();
  }

  private static String shown(Violation violation) {
    return violation.getPath() + ": " + violation.getMessage();
  }
}
