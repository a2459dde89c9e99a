package dev.woad.orderdesk.service;

import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.OrderStatus;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A search for orders, made into SQL. For one thread. */
final class OrderSearch {

  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1000;

  // What is beyond these a database may not hold, and no order was placed there.
  private static final OffsetDateTime EARLIEST =
      OffsetDateTime.of(1900, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final OffsetDateTime LATEST =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final List<Condition> conditions = new ArrayList<>();
  private final int limit;

  private OrderSearch(int limit) {
    this.limit = limit;
  }

  static OrderSearch of(@Nullable OrderQuery query) {
    if (query == null) {
      return new OrderSearch(DEFAULT_LIMIT);
    }
    Integer limit = query.getLimit();
    OrderSearch search =
        new OrderSearch(limit == null ? DEFAULT_LIMIT : Math.max(0, Math.min(limit, MAX_LIMIT)));
    search.add("customer_id = ?", query.getCustomerId());
    search.add(
        "exists (select 1 from order_line l where l.order_id = o.id and l.sku = ?)",
        query.getSku());
    List<String> statuses =
        query.getStatus().stream().filter(Objects::nonNull).map(OrderStatus::value).toList();
    if (!statuses.isEmpty()) {
      search.conditions.add(
          new Condition("status = any (?)", parameters -> parameters.texts(statuses)));
    }
    search.add("placed_at >= ?", query.getPlacedFrom());
    search.add("placed_at < ?", query.getPlacedBefore());
    return search;
  }

  /** Finds orders, the newest first. */
  List<Order> run(Transaction transaction) throws SQLException {
    String where =
        conditions.isEmpty()
            ? ""
            : conditions.stream()
                .map(Condition::sql)
                .collect(Collectors.joining(" and ", " where ", ""));
    String sql = "select o.* from customer_order o" + where + " order by o.id desc limit ?";
    try (PreparedStatement statement = transaction.prepare(sql)) {
      Parameters parameters = Parameters.of(transaction, statement);
      for (Condition condition : conditions) {
        condition.value().bind(parameters);
      }
      parameters.number(limit);
      return OrderRows.read(transaction, statement);
    }
  }

  private void add(String sql, @Nullable String value) {
    if (value != null) {
      // A text that no column can hold finds nothing, and need not trouble the database.
      String held = Texts.isPlain(value) ? value : "";
      conditions.add(new Condition(sql, parameters -> parameters.text(held)));
    }
  }

  private void add(String sql, @Nullable OffsetDateTime value) {
    if (value != null) {
      OffsetDateTime held =
          value.isBefore(EARLIEST) ? EARLIEST : value.isAfter(LATEST) ? LATEST : value;
      conditions.add(new Condition(sql, parameters -> parameters.time(held)));
    }
  }

  private record Condition(String sql, Value value) {}

  @FunctionalInterface
  private interface Value {
    void bind(Parameters parameters) throws SQLException;
  }
}
