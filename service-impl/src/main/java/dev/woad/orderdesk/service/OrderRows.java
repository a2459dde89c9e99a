package dev.woad.orderdesk.service;

import dev.woad.orderdesk.types.Address;
import dev.woad.orderdesk.types.CardPayment;
import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Payment;
import dev.woad.orderdesk.types.PickupPoint;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads orders from their tables, as {@link OrderTable} wrote them. Times come in UTC. */
final class OrderRows {

  static final String CARD = "CARD";
  static final String INVOICE = "INVOICE";

  private static final String LINES =
      """
      select order_id, sku, quantity, unit_price, engraving from order_line
      where order_id = any (?) order by order_id, number
      """;

  private OrderRows() {}

  /** Reads the orders that a query of {@code customer_order} gives, with their lines. */
  static List<Order> read(Transaction transaction, PreparedStatement query) throws SQLException {
    Map<Long, Order> orders = new LinkedHashMap<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        orders.put(row.getLong("id"), order(row));
      }
    }
    if (!orders.isEmpty()) {
      readLines(transaction, orders);
    }
    return List.copyOf(orders.values());
  }

  static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static void readLines(Transaction transaction, Map<Long, Order> orders)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepare(LINES)) {
      Parameters.of(transaction, statement).keys(List.copyOf(orders.keySet()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Order order = orders.get(row.getLong("order_id"));
          if (order != null) {
            order.getLines().add(line(row, order.getTotal().getCurrency()));
          }
        }
      }
    }
  }

  private static Order order(ResultSet row) throws SQLException {
    Order order = new Order();
    order.setId(Long.toString(row.getLong("id")));
    order.setPlacedAt(time(row, "placed_at"));
    order.setStatus(OrderStatus.fromValue(row.getString("status")));
    order.setTotal(Item.money(row.getBigDecimal("total"), row.getString("currency")));
    order.setCustomer(customer(row));
    order.setDelivery(delivery(row));
    order.setPayment(payment(row));
    order.setDeliverBy(time(row, "deliver_by"));
    order.setGiftWrapped(row.getBoolean("gift_wrapped"));
    order.setNote(row.getString("note"));
    order.setSignature(row.getBytes("signature"));
    return order;
  }

  private static OrderLine line(ResultSet row, String currency) throws SQLException {
    OrderLine line = new OrderLine();
    line.setSku(row.getString("sku"));
    line.setQuantity(row.getInt("quantity"));
    line.setUnitPrice(Item.money(row.getBigDecimal("unit_price"), currency));
    line.setEngraving(row.getString("engraving"));
    return line;
  }

  private static Customer customer(ResultSet row) throws SQLException {
    Customer customer = new Customer();
    customer.setId(row.getString("customer_id"));
    customer.setName(row.getString("customer_name"));
    customer.getEmail().addAll(texts(row, "customer_email"));
    return customer;
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.fromValue(row.getString("delivery_speed")));
    String pickupCode = row.getString("pickup_code");
    if (pickupCode == null) {
      delivery.setAddress(address(row, ""));
    } else {
      PickupPoint pickupPoint = new PickupPoint();
      pickupPoint.setCode(pickupCode);
      pickupPoint.setLocker(row.getObject("pickup_locker", Integer.class));
      delivery.setPickupPoint(pickupPoint);
    }
    return delivery;
  }

  private static Payment payment(ResultSet row) throws SQLException {
    Payment payment;
    if (row.getString("payment_kind").equals(CARD)) {
      CardPayment card = new CardPayment();
      card.setToken(row.getString("card_token"));
      card.setAuthorizedAt(time(row, "authorized_at"));
      payment = card;
    } else {
      InvoicePayment invoice = new InvoicePayment();
      invoice.setDueDays(row.getShort("due_days"));
      invoice.setVatId(row.getString("vat_id"));
      invoice.setInvoiceTo(address(row, "invoice_"));
      payment = invoice;
    }
    payment.setReference(row.getString("payment_reference"));
    return payment;
  }

  private static @Nullable Address address(ResultSet row, String prefix) throws SQLException {
    String city = row.getString(prefix + "city");
    if (city == null) {
      return null;
    }
    Address address = new Address();
    address.getStreet().addAll(texts(row, prefix + "street"));
    address.setPostalCode(row.getString(prefix + "postal_code"));
    address.setCity(city);
    address.setCountry(row.getString(prefix + "country"));
    return address;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null
        ? List.of()
        : Stream.of((Object[]) array.getArray()).map(String.class::cast).toList();
  }
}
