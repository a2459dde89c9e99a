package dev.woad.orderdesk.service;

import dev.woad.orderdesk.events.OrderEvents;
import dev.woad.orderdesk.events.OrderPlaced;
import dev.woad.orderdesk.events.OrderStatusChanged;
import dev.woad.orderdesk.types.OrderStatus;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells others what becomes of orders. An event is stored in the transaction of what it tells of,
 * and deleted when it was taken: whatever ends in between, it is told, if need be twice. Safe for
 * use by many threads.
 */
final class EventOutbox implements AutoCloseable {

  static final Duration RETRY_DELAY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(EventOutbox.class);

  private static final String NOTE =
      "insert into order_event (order_id, customer_id, status, happened_at, total, currency)"
          + " select id, customer_id, ?, ?, total, currency from customer_order where id = ?";
  // Of several desks at one database each tells what no other is telling.
  private static final String NEXT =
      "select * from order_event order by id fetch first 100 rows only for update skip locked";
  private static final String DELETE = "delete from order_event where id = ?";
  private static final long CLOSE_SECONDS = 5;

  private final Database database;
  private final @Nullable OrderEvents events;
  private final Duration retryDelay;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  // No thread before there is something to tell.
  private final ScheduledThreadPoolExecutor teller =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "order-desk-events");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates an outbox, which begins with what was not told before.
   *
   * @param events who is told; nothing is stored if null
   */
  EventOutbox(Database database, @Nullable OrderEvents events, Duration retryDelay) {
    this.database = database;
    this.events = events;
    this.retryDelay = retryDelay;
    teller.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    tell();
  }

  /** Stores what has become of an order. */
  void note(Transaction transaction, long key, OrderStatus status, OffsetDateTime at)
      throws SQLException {
    if (events == null) {
      return;
    }
    try (PreparedStatement statement = transaction.prepare(NOTE)) {
      Parameters.of(transaction, statement).text(status.value()).time(at).key(key);
      statement.executeUpdate();
    }
  }

  /** Has what is stored told. To be called after the transaction. */
  void tell() {
    if (events != null && scheduled.compareAndSet(false, true)) {
      schedule(events, Duration.ZERO);
    }
  }

  private void schedule(OrderEvents listeners, Duration delay) {
    try {
      var unused =
          teller.schedule(() -> tellAll(listeners), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed; events are told when the desk is opened again");
    }
  }

  private void tellAll(OrderEvents listeners) {
    scheduled.set(false);
    try {
      while (!teller.isShutdown() && tellSome(listeners) > 0) {
        LOG.trace("events told");
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("events are told later: {}", e.toString());
      if (scheduled.compareAndSet(false, true)) {
        schedule(listeners, retryDelay);
      }
    }
  }

  private int tellSome(OrderEvents listeners) throws SQLException {
    try (Transaction transaction = database.begin()) {
      List<Event> next = next(transaction);
      if (next.isEmpty()) {
        return 0;
      }
      try (PreparedStatement delete = transaction.prepare(DELETE)) {
        for (Event event : next) {
          event.tell(listeners);
          Parameters.of(transaction, delete).key(event.id);
          delete.addBatch();
        }
        delete.executeBatch();
      }
      transaction.commit();
      return next.size();
    }
  }

  private static List<Event> next(Transaction transaction) throws SQLException {
    try (PreparedStatement statement = transaction.prepare(NEXT);
        ResultSet row = statement.executeQuery()) {
      List<Event> events = new ArrayList<>();
      while (row.next()) {
        events.add(Event.of(row));
      }
      return events;
    }
  }

  /** Lets what is being told be told, and leaves the rest for the next time. */
  @Override
  public void close() {
    // Not interrupted: that would close the file of the database.
    teller.shutdown();
    try {
      if (!teller.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("an event is still being told");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Event(
      long id,
      String orderId,
      String customerId,
      OrderStatus status,
      OffsetDateTime at,
      BigDecimal total,
      String currency) {

    static Event of(ResultSet row) throws SQLException {
      return new Event(
          row.getLong("id"),
          Long.toString(row.getLong("order_id")),
          row.getString("customer_id"),
          OrderStatus.fromValue(row.getString("status")),
          row.getObject("happened_at", OffsetDateTime.class),
          row.getBigDecimal("total"),
          row.getString("currency"));
    }

    void tell(OrderEvents listeners) {
      if (status == OrderStatus.PLACED) {
        OrderPlaced event = new OrderPlaced();
        event.setEventId(id);
        event.setOrderId(orderId);
        event.setPlacedAt(at);
        event.setTotal(total);
        event.setCurrency(currency);
        listeners.orderPlaced(event, status.value(), customerId);
      } else {
        OrderStatusChanged event = new OrderStatusChanged();
        event.setEventId(id);
        event.setOrderId(orderId);
        event.setChangedAt(at);
        listeners.orderStatusChanged(event, status.value(), customerId);
      }
    }
  }
}
