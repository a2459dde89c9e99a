package dev.woad.orderdesk.service;

import dev.woad.orderdesk.types.Address;
import dev.woad.orderdesk.types.CardPayment;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.Payment;
import dev.woad.orderdesk.types.PickupPoint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes orders into their tables; {@link OrderRows} reads them. */
final class OrderTable {

  private static final String INSERT_ORDER =
      """
      insert into customer_order (
        placed_at, status, total, currency,
        customer_id, customer_name, customer_email,
        delivery_speed, street, postal_code, city, country, pickup_code, pickup_locker,
        payment_kind, payment_reference, card_token, authorized_at,
        due_days, vat_id, invoice_street, invoice_postal_code, invoice_city, invoice_country,
        deliver_by, gift_wrapped, note, signature)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_LINE =
      """
      insert into order_line (order_id, number, sku, quantity, unit_price, engraving)
      values (?, ?, ?, ?, ?, ?)
      """;

  private OrderTable() {}

  /** Writes a checked order and returns its key. */
  static long insert(Transaction transaction, Order order) throws SQLException {
    long key;
    try (PreparedStatement statement = transaction.prepareInsert(INSERT_ORDER, "id")) {
      bind(Parameters.of(transaction, statement), order);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        key = keys.getLong(1);
      }
    }
    insertLines(transaction, key, order.getLines());
    return key;
  }

  private static void bind(Parameters row, Order order) throws SQLException {
    row.time(order.getPlacedAt())
        .text(order.getStatus().value())
        .decimal(order.getTotal().getValue())
        .text(order.getTotal().getCurrency())
        .text(order.getCustomer().getId())
        .text(order.getCustomer().getName())
        .texts(order.getCustomer().getEmail())
        .text(order.getDelivery().getSpeed().value());
    bindAddress(row, order.getDelivery().getAddress());
    PickupPoint pickupPoint = order.getDelivery().getPickupPoint();
    row.text(pickupPoint == null ? null : pickupPoint.getCode())
        .number(pickupPoint == null ? null : pickupPoint.getLocker());
    bindPayment(row, order.getPayment());
    row.time(order.getDeliverBy())
        .flag(order.isGiftWrapped())
        .text(order.getNote())
        .bytes(order.getSignature());
  }

  private static void bindPayment(Parameters row, Payment payment) throws SQLException {
    CardPayment card = payment instanceof CardPayment given ? given : null;
    InvoicePayment invoice = payment instanceof InvoicePayment given ? given : null;
    row.text(card == null ? OrderRows.INVOICE : OrderRows.CARD)
        .text(payment.getReference())
        .text(card == null ? null : card.getToken())
        .time(card == null ? null : card.getAuthorizedAt())
        .number(invoice == null ? null : Integer.valueOf(invoice.getDueDays()))
        .text(invoice == null ? null : invoice.getVatId());
    bindAddress(row, invoice == null ? null : invoice.getInvoiceTo());
  }

  private static void bindAddress(Parameters row, @Nullable Address address) throws SQLException {
    row.texts(address == null ? null : address.getStreet())
        .text(address == null ? null : address.getPostalCode())
        .text(address == null ? null : address.getCity())
        .text(address == null ? null : address.getCountry());
  }

  private static void insertLines(Transaction transaction, long orderKey, List<OrderLine> lines)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepare(INSERT_LINE)) {
      for (int i = 0; i < lines.size(); i++) {
        OrderLine line = lines.get(i);
        Parameters.of(transaction, statement)
            .key(orderKey)
            .number(i)
            .text(line.getSku())
            .number(line.getQuantity())
            .decimal(line.getUnitPrice().getValue())
            .text(line.getEngraving());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
