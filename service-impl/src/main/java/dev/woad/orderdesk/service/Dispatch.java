package dev.woad.orderdesk.service;

import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Parcel;
import dev.woad.orderdesk.types.Shipment;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what is shipped. The notice is one-way: what is wrong with one the log alone can tell. Safe
 * for use by many threads.
 */
final class Dispatch {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private static final String SHIP = "update customer_order set status = ? where id = ?";
  private static final String INSERT =
      "insert into shipment (order_id, carrier, tracking_number, shipped_at) values (?, ?, ?, ?)";
  private static final String INSERT_PARCEL =
      "insert into parcel (order_id, number, weight, fragile) values (?, ?, ?, ?)";

  private final Database database;
  private final EventOutbox events;
  private final Clock clock;

  Dispatch(Database database, EventOutbox events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  void shipped(@Nullable String id, @Nullable Shipment shipment) {
    long key;
    try {
      key = OrderIds.key(id);
    } catch (UnknownOrder e) {
      LOG.warn("Shipment dropped: {}", e.getMessage());
      return;
    }
    Violations violations = OrderRules.check(shipment);
    if (shipment == null || !violations.isEmpty()) {
      LOG.warn("Shipment of order {} dropped: {}", key, violations);
      return;
    }
    try (Transaction transaction = database.begin()) {
      OrderStatus status = OrderIds.lock(transaction, key);
      if (status != OrderStatus.PLACED) {
        LOG.warn("Shipment of order {} dropped: status {} (expected: PLACED)", key, status);
        return;
      }
      note(transaction, key, shipment);
      OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      events.note(transaction, key, OrderStatus.SHIPPED, now);
      transaction.commit();
      events.tell();
    } catch (SQLException e) {
      throw new DatabaseException("shipment not noted", e);
    }
  }

  private static void note(Transaction transaction, long key, Shipment shipment)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepare(SHIP)) {
      Parameters.of(transaction, statement).text(OrderStatus.SHIPPED.value()).key(key);
      statement.executeUpdate();
    }
    try (PreparedStatement statement = transaction.prepare(INSERT)) {
      Parameters.of(transaction, statement)
          .key(key)
          .text(shipment.getCarrier())
          .text(shipment.getTrackingNumber())
          .time(shipment.getShippedAt());
      statement.executeUpdate();
    }
    List<Parcel> parcels = shipment.getParcels();
    if (parcels.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = transaction.prepare(INSERT_PARCEL)) {
      for (int i = 0; i < parcels.size(); i++) {
        Parcel parcel = parcels.get(i);
        Parameters.of(transaction, statement)
            .key(key)
            .number(i)
            .decimal(parcel.getWeight())
            .flag(Boolean.TRUE.equals(parcel.isFragile()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
