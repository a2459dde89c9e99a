package dev.woad.orderdesk.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a desk on a fresh database, and takes both away after it. */
final class FreshDesk implements BeforeEachCallback, AfterEachCallback {

  private final TestDatabase database;
  private OrderDeskSettings settings = OrderDeskSettings.create();
  private @Nullable OrderDesk desk;
  private Path directory = Path.of("");

  FreshDesk(TestDatabase database) {
    this.database = database;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException, SQLException {
    directory = Files.createTempDirectory("order-desk");
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(FreshDesk.class));
    settings = database.fresh(store, directory);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    close();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(directory)) {
      files = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Returns the desk, opening it at the first call. */
  OrderDesk desk() {
    OrderDesk open = desk;
    if (open == null) {
      open = new OrderDesk(settings);
      desk = open;
    }
    return open;
  }

  OrderDesk reopened() {
    close();
    return desk();
  }

  OrderDesk reopened(OrderDeskSettings other) {
    close();
    settings = other;
    return desk();
  }

  OrderDeskSettings settings() {
    return settings;
  }

  int stockOf(String sku) throws SQLException {
    return number("select stock from item where sku = '" + sku + "'");
  }

  void setStock(String sku, int stock) throws SQLException {
    desk();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update item set stock = " + stock + " where sku = '" + sku + "'");
    }
  }

  int number(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  // In one process H2 opens the same file for all connections that have the same settings.
  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (database == TestDatabase.H2) {
      properties.setProperty("DB_CLOSE_ON_EXIT", "FALSE");
    } else {
      properties.setProperty("user", "postgres");
      properties.setProperty("password", "postgres");
    }
    return DriverManager.getConnection(settings.url(), properties);
  }

  private void close() {
    OrderDesk open = desk;
    if (open != null) {
      open.close();
      desk = null;
    }
  }
}
