package dev.woad.orderdesk.service;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.cache.ConnectionCache;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.AgroalDataSourceConfiguration.DataSourceImplementation;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;

/** The database with its schema in place. Safe for use by many threads. */
final class Database implements AutoCloseable {

  private static final Duration ACQUISITION_TIMEOUT = Duration.ofSeconds(10);

  private static final int CHECK_SECONDS = 3;

  private final DataSource dataSource;
  private final Runnable closing;

  private Database(DataSource dataSource, Runnable closing) {
    this.dataSource = dataSource;
    this.closing = closing;
  }

  /** Opens a pool of connections of its own, which closing closes. */
  static Database open(OrderDeskSettings settings) {
    AgroalDataSource pool;
    try {
      pool = AgroalDataSource.from(poolConfiguration(settings));
    } catch (SQLException | RuntimeException e) {
      throw new DatabaseException("url: " + settings.shownUrl() + " (expected: a database)", e);
    }
    try {
      return new Database(Schema.migrated(pool), pool::close);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** Takes connections from a data source that remains its owner's to close. */
  static Database of(DataSource dataSource) {
    return new Database(Schema.migrated(dataSource), () -> {});
  }

  /** Begins a transaction. */
  Transaction begin() throws SQLException {
    return Transaction.begin(dataSource.getConnection());
  }

  /**
   * Asks the database for something.
   *
   * @return what it is
   * @throws SQLException if it does not answer within seconds
   */
  String check() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!connection.isValid(CHECK_SECONDS)) {
        throw new SQLException("database: no answer within " + CHECK_SECONDS + " s");
      }
      DatabaseMetaData database = connection.getMetaData();
      return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
    }
  }

  @Override
  public void close() {
    closing.run();
  }

  private static AgroalDataSourceConfigurationSupplier poolConfiguration(
      OrderDeskSettings settings) {
    AgroalConnectionPoolConfigurationSupplier pool =
        new AgroalConnectionPoolConfigurationSupplier()
            .maxSize(settings.poolSize())
            // H2 closes a file with its last connection.
            .minSize(1)
            .acquisitionTimeout(ACQUISITION_TIMEOUT)
            // By default threads keep what they used, and with it the classes of an application
            // that its container has stopped.
            .connectionCache(ConnectionCache.none())
            .connectionFactoryConfiguration(connectionConfiguration(settings));
    if (settings.url().startsWith("jdbc:postgresql:")) {
      pool.exceptionSorter(new PostgreSQLExceptionSorter())
          .connectionValidator(ConnectionValidator.defaultValidator())
          .idleValidationTimeout(Duration.ofSeconds(5));
    }
    return new AgroalDataSourceConfigurationSupplier()
        .dataSourceImplementation(DataSourceImplementation.AGROAL)
        .metricsEnabled(false)
        .connectionPoolConfiguration(pool);
  }

  private static AgroalConnectionFactoryConfigurationSupplier connectionConfiguration(
      OrderDeskSettings settings) {
    AgroalConnectionFactoryConfigurationSupplier connection =
        new AgroalConnectionFactoryConfigurationSupplier()
            .jdbcUrl(settings.url())
            .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED);
    String user = settings.user();
    if (user != null) {
      connection.principal(new NamePrincipal(user));
    }
    String password = settings.password();
    if (password != null) {
      connection.credential(new SimplePassword(password));
    }
    String url = settings.url().toUpperCase(Locale.ROOT);
    if (url.startsWith("JDBC:H2:")) {
      // Else H2 closes by a shutdown hook of its own, while a host still lets calls run out.
      h2Setting(connection, url, "DB_CLOSE_ON_EXIT", "FALSE");
      h2Setting(connection, url, "LOCK_TIMEOUT", "10000");
      // Else H2 writes what goes wrong, which callers are told anyway, to a file of its own.
      h2Setting(connection, url, "TRACE_LEVEL_FILE", "0");
      // Else what was committed is in the file only half a second later.
      h2Setting(connection, url, "WRITE_DELAY", "0");
    }
    return connection;
  }

  private static void h2Setting(
      AgroalConnectionFactoryConfigurationSupplier connection,
      String url,
      String name,
      String value) {
    if (!url.contains(";" + name + "=")) {
      connection.jdbcProperty(name, value);
    }
  }
}
