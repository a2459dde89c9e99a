package dev.woad.orderdesk.service;

import dev.woad.orderdesk.types.Shortage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The items and how many there are of each.
 *
 * <p>Rows are locked in the order of their SKUs, here and nowhere else, so that orders wait for
 * each other but never in a ring.
 */
final class Stock {

  private static final String FIND =
      "select sku, price, currency, stock from item where sku = any (?)";
  private static final String TAKE =
      "update item set stock = stock - ? where sku = ? and stock >= ?";
  private static final String PUT_BACK = "update item set stock = stock + ? where sku = ?";

  private Stock() {}

  static Map<String, Item> find(Transaction transaction, Collection<String> skus)
      throws SQLException {
    Map<String, Item> items = new HashMap<>();
    try (PreparedStatement statement = transaction.prepare(FIND)) {
      statement.setArray(1, transaction.texts(skus));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String sku = row.getString("sku");
          items.put(
              sku,
              new Item(
                  sku, row.getBigDecimal("price"), row.getString("currency"), row.getInt("stock")));
        }
      }
    }
    return items;
  }

  /**
   * Takes what is wanted and returns what there was too little of. Unless that is nothing, the
   * transaction is to be rolled back.
   */
  static List<Shortage> take(Transaction transaction, SortedMap<String, Integer> wanted)
      throws SQLException {
    List<String> scarce = new ArrayList<>();
    try (PreparedStatement statement = transaction.prepare(TAKE)) {
      for (Map.Entry<String, Integer> each : wanted.entrySet()) {
        statement.setInt(1, each.getValue());
        statement.setString(2, each.getKey());
        statement.setInt(3, each.getValue());
        if (statement.executeUpdate() == 0) {
          scarce.add(each.getKey());
        }
      }
    }
    return scarce.isEmpty() ? List.of() : shortages(transaction, scarce, wanted);
  }

  static void putBack(Transaction transaction, SortedMap<String, Integer> quantities)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepare(PUT_BACK)) {
      for (Map.Entry<String, Integer> each : quantities.entrySet()) {
        statement.setInt(1, each.getValue());
        statement.setString(2, each.getKey());
        statement.executeUpdate();
      }
    }
  }

  private static List<Shortage> shortages(
      Transaction transaction, List<String> scarce, Map<String, Integer> wanted)
      throws SQLException {
    Map<String, Item> items = find(transaction, scarce);
    List<Shortage> shortages = new ArrayList<>();
    for (String sku : scarce) {
      Item item = items.get(sku);
      Shortage shortage = new Shortage();
      shortage.setSku(sku);
      shortage.setRequested(wanted.getOrDefault(sku, 0));
      shortage.setAvailable(item == null ? 0 : item.stock());
      shortages.add(shortage);
    }
    return shortages;
  }
}
