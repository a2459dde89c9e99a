package dev.woad.orderdesk.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the newest schema. */
final class Schema {

  /** The version of the last file in {@link #MIGRATIONS}. */
  static final String NEWEST = "2";

  static final String MIGRATIONS = "dev/woad/orderdesk/service/migrations";

  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  static DataSource migrated(DataSource dataSource) {
    try {
      // To load Flyway costs a third of a second, and hardly ever is there anything to do for it.
      if (!isNewest(dataSource)) {
        migrate(dataSource);
      }
      return dataSource;
    } catch (SQLException | FlywayException e) {
      throw new DatabaseException("schema: not brought to version " + NEWEST, e);
    }
  }

  private static boolean isNewest(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String schema = connection.getSchema();
      try (ResultSet history =
          connection.getMetaData().getTables(connection.getCatalog(), schema, HISTORY, null)) {
        if (!history.next()) {
          return false;
        }
      }
      String sql = "select 1 from \"" + HISTORY + "\" where \"version\" = ? and \"success\"";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, NEWEST);
        try (ResultSet row = statement.executeQuery()) {
          return row.next();
        }
      }
    }
  }

  private static void migrate(DataSource dataSource) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(dataSource)
        .table(HISTORY)
        .locations("classpath:" + MIGRATIONS)
        .loggers("slf4j")
        // All migrations are SQL: spare the search for others.
        .javaMigrationClassProvider(List::of)
        .skipDefaultCallbacks(true)
        .communityDBSupportEnabled(false)
        .load()
        .migrate();
  }
}
