package dev.woad.orderdesk.service;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a statement its parameters one after another. For one thread. */
final class Parameters {

  private final Transaction transaction;
  private final PreparedStatement statement;
  private int given;

  private Parameters(Transaction transaction, PreparedStatement statement) {
    this.transaction = transaction;
    this.statement = statement;
  }

  static Parameters of(Transaction transaction, PreparedStatement statement) {
    return new Parameters(transaction, statement);
  }

  Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++given, value);
    return this;
  }

  Parameters texts(@Nullable List<String> value) throws SQLException {
    return array(value == null ? null : transaction.texts(value));
  }

  Parameters keys(List<Long> value) throws SQLException {
    return array(transaction.numbers(value));
  }

  Parameters key(long value) throws SQLException {
    statement.setLong(++given, value);
    return this;
  }

  Parameters number(@Nullable Integer value) throws SQLException {
    statement.setObject(++given, value);
    return this;
  }

  Parameters decimal(BigDecimal value) throws SQLException {
    statement.setBigDecimal(++given, value);
    return this;
  }

  Parameters flag(boolean value) throws SQLException {
    statement.setBoolean(++given, value);
    return this;
  }

  Parameters bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(++given, value);
    return this;
  }

  Parameters time(@Nullable OffsetDateTime value) throws SQLException {
    statement.setObject(++given, value);
    return this;
  }

  private Parameters array(@Nullable Array value) throws SQLException {
    statement.setArray(++given, value);
    return this;
  }
}
