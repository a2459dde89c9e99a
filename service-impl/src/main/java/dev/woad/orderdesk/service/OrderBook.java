package dev.woad.orderdesk.service;

import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.Money;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.OutOfStockFault;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shortage;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places, finds and cancels orders, each in a transaction. Safe for use by many threads. */
final class OrderBook {

  private static final String GET = "select o.* from customer_order o where o.id = ?";
  private static final String CANCEL = "update customer_order set status = ? where id = ?";

  private static final int MAX_ATTEMPTS = 3;

  private final Database database;
  private final StockWatch stock;
  private final EventOutbox events;
  private final Clock clock;

  OrderBook(Database database, StockWatch stock, EventOutbox events, Clock clock) {
    this.database = database;
    this.stock = stock;
    this.events = events;
    this.clock = clock;
  }

  Receipt place(@Nullable Order order) throws OutOfStock, InvalidOrder {
    OffsetDateTime now = now();
    Violations violations = OrderRules.check(order, now.toInstant());
    if (order == null) {
      throw violations.invalidOrder();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return tryToPlace(order, now, violations);
      } catch (SQLException e) {
        if (attempt == MAX_ATTEMPTS || !isRolledBack(e)) {
          throw new DatabaseException("order not placed", e);
        }
      }
    }
  }

  // To the precision that the database keeps.
  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  // Class 40 of SQL: rolled back for others' sake, to be tried again. H2 2.4 has another word for
  // it when two of its threads meet at a row.
  private static boolean isRolledBack(SQLException e) {
    String state = e.getSQLState();
    return (state != null && state.startsWith("40"))
        || String.valueOf(e.getMessage()).contains("illegally transitioned from ROLLED_BACK");
  }

  private Receipt tryToPlace(Order order, OffsetDateTime now, Violations violations)
      throws OutOfStock, InvalidOrder, SQLException {
    try (Transaction transaction = database.begin()) {
      SortedMap<String, Integer> wanted = quantities(order.getLines());
      Map<String, Item> items = Stock.find(transaction, wanted.keySet());
      requireKnown(order.getLines(), items, violations);
      violations.throwIfInvalidOrder();
      List<Shortage> shortages = Stock.take(transaction, wanted);
      if (!shortages.isEmpty()) {
        throw outOfStock(shortages);
      }
      Order placed = placed(order, items, now);
      long key = OrderTable.insert(transaction, placed);
      events.note(transaction, key, OrderStatus.PLACED, now);
      transaction.commit();
      events.tell();
      stock.changed(wanted.keySet());
      return receipt(key, placed);
    }
  }

  Order get(@Nullable String id) throws UnknownOrder {
    long key = OrderIds.key(id);
    try (Transaction transaction = database.begin();
        PreparedStatement statement = transaction.prepare(GET)) {
      statement.setLong(1, key);
      List<Order> orders = OrderRows.read(transaction, statement);
      if (orders.isEmpty()) {
        throw OrderIds.unknown(id);
      }
      return orders.get(0);
    } catch (SQLException e) {
      throw new DatabaseException("order not read", e);
    }
  }

  List<Order> find(@Nullable OrderQuery query) {
    try (Transaction transaction = database.begin()) {
      return OrderSearch.of(query).run(transaction);
    } catch (SQLException e) {
      throw new DatabaseException("orders not found", e);
    }
  }

  void cancel(@Nullable String id) throws UnknownOrder, InvalidOrder {
    long key = OrderIds.key(id);
    Set<String> putBack = Set.of();
    try (Transaction transaction = database.begin()) {
      OrderStatus status = OrderIds.lock(transaction, key);
      if (status == null) {
        throw OrderIds.unknown(id);
      }
      if (status == OrderStatus.SHIPPED) {
        Violations violations = new Violations();
        violations.add("status", status + " (expected: " + OrderStatus.PLACED + ")");
        throw violations.invalidOrder();
      }
      if (status == OrderStatus.PLACED) {
        SortedMap<String, Integer> quantities = quantities(transaction, key);
        Stock.putBack(transaction, quantities);
        putBack = quantities.keySet();
        try (PreparedStatement statement = transaction.prepare(CANCEL)) {
          statement.setString(1, OrderStatus.CANCELLED.value());
          statement.setLong(2, key);
          statement.executeUpdate();
        }
        events.note(transaction, key, OrderStatus.CANCELLED, now());
      }
      transaction.commit();
    } catch (SQLException e) {
      throw new DatabaseException("order not cancelled", e);
    }
    events.tell();
    stock.changed(putBack);
  }

  private static void requireKnown(
      List<OrderLine> lines, Map<String, Item> items, Violations violations) {
    for (int i = 0; i < lines.size(); i++) {
      OrderLine line = lines.get(i);
      if (line != null && OrderRules.isSku(line.getSku()) && !items.containsKey(line.getSku())) {
        violations.add(
            "lines[" + i + "].sku", line.getSku() + " (expected: an item that the desk has)");
      }
    }
  }

  // Lines that are already found wrong are left out, and so need not be understood.
  private static SortedMap<String, Integer> quantities(List<OrderLine> lines) {
    return lines.stream()
        .filter(Objects::nonNull)
        .filter(line -> OrderRules.isSku(line.getSku()))
        .collect(
            Collectors.toMap(
                OrderLine::getSku, OrderLine::getQuantity, Integer::sum, TreeMap::new));
  }

  private static SortedMap<String, Integer> quantities(Transaction transaction, long key)
      throws SQLException {
    SortedMap<String, Integer> quantities = new TreeMap<>();
    try (PreparedStatement statement =
        transaction.prepare("select sku, quantity from order_line where order_id = ?")) {
      statement.setLong(1, key);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          quantities.merge(row.getString("sku"), row.getInt("quantity"), Integer::sum);
        }
      }
    }
    return quantities;
  }

  // A copy: what the caller gave stays as it was.
  private static Order placed(Order order, Map<String, Item> items, OffsetDateTime now) {
    Order placed = new Order();
    placed.setPlacedAt(now);
    placed.setStatus(OrderStatus.PLACED);
    placed.setCustomer(order.getCustomer());
    placed.setDelivery(order.getDelivery());
    placed.setPayment(order.getPayment());
    placed.setDeliverBy(order.getDeliverBy());
    placed.setGiftWrapped(order.isGiftWrapped());
    placed.setNote(order.getNote());
    placed.setSignature(order.getSignature());
    BigDecimal total = BigDecimal.ZERO;
    for (OrderLine line : order.getLines()) {
      Item item = Objects.requireNonNull(items.get(line.getSku()));
      total = total.add(item.price().multiply(BigDecimal.valueOf(line.getQuantity())));
      OrderLine priced = new OrderLine();
      priced.setSku(line.getSku());
      priced.setQuantity(line.getQuantity());
      priced.setUnitPrice(item.unitPrice());
      priced.setEngraving(line.getEngraving());
      placed.getLines().add(priced);
    }
    Money first = placed.getLines().get(0).getUnitPrice();
    placed.setTotal(Item.money(total, first.getCurrency()));
    return placed;
  }

  private static Receipt receipt(long key, Order placed) {
    Receipt receipt = new Receipt();
    receipt.setOrderId(Long.toString(key));
    receipt.setPlacedAt(placed.getPlacedAt());
    receipt.setTotal(placed.getTotal());
    receipt.getLines().addAll(placed.getLines());
    return receipt;
  }

  private static OutOfStock outOfStock(List<Shortage> shortages) {
    OutOfStockFault fault = new OutOfStockFault();
    fault.getShortages().addAll(shortages);
    String skus = shortages.stream().map(Shortage::getSku).collect(Collectors.joining(", "));
    return new OutOfStock("out of stock: " + skus, fault);
  }
}
