package dev.woad.orderdesk.service;

import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.UnknownOrderFault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids that callers know orders by, and the keys of their rows. */
final class OrderIds {

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String LOCK = "select status from customer_order where id = ? for update";

  private static final String EXISTS = "select 1 from customer_order where id = ?";

  private OrderIds() {}

  /** Returns the key that an id stands for, whether or not there is an order of it. */
  static long key(@Nullable String id) throws UnknownOrder {
    if (id == null || !ID.matcher(id).matches()) {
      throw unknown(id);
    }
    return Long.parseLong(id);
  }

  static UnknownOrder unknown(@Nullable String id) {
    UnknownOrderFault fault = new UnknownOrderFault();
    fault.setOrderId(id == null ? "" : Texts.shown(id));
    return new UnknownOrder("id: " + fault.getOrderId() + " (expected: that of an order)", fault);
  }

  /** Locks an order until the transaction ends and returns its status, or null if there is none. */
  static @Nullable OrderStatus lock(Transaction transaction, long key) throws SQLException {
    try (PreparedStatement statement = transaction.prepare(LOCK)) {
      statement.setLong(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OrderStatus.fromValue(row.getString(1)) : null;
      }
    }
  }

  /** Requires that there is an order. */
  static void require(Transaction transaction, @Nullable String id, long key)
      throws SQLException, UnknownOrder {
    try (PreparedStatement statement = transaction.prepare(EXISTS)) {
      statement.setLong(1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw unknown(id);
        }
      }
    }
  }
}
