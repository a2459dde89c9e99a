package dev.woad.orderdesk.service;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * A transaction on a connection of its own, rolled back by {@link #close} unless it was committed.
 * For one thread.
 */
final class Transaction implements AutoCloseable {

  private final Connection connection;
  private boolean committed;

  private Transaction(Connection connection) {
    this.connection = connection;
  }

  static Transaction begin(Connection connection) throws SQLException {
    try {
      connection.setAutoCommit(false);
      return new Transaction(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Prepares an insert that tells the key it generated. */
  PreparedStatement prepareInsert(String sql, String keyColumn) throws SQLException {
    return connection.prepareStatement(sql, new String[] {keyColumn});
  }

  Array texts(Collection<String> texts) throws SQLException {
    return connection.createArrayOf("varchar", texts.toArray());
  }

  Array numbers(Collection<Long> numbers) throws SQLException {
    return connection.createArrayOf("bigint", numbers.toArray());
  }

  void commit() throws SQLException {
    connection.commit();
    committed = true;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!committed) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }
}
