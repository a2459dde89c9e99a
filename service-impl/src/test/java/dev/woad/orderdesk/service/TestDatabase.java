package dev.woad.orderdesk.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The databases that the suite runs on, each test on a fresh one. */
enum TestDatabase {
  H2 {
    @Override
    OrderDeskSettings fresh(ExtensionContext.Store store, Path directory) {
      return OrderDeskSettings.create()
          .withDatabase("jdbc:h2:file:" + directory.resolve("desk"), null, null);
    }
  },

  POSTGRESQL {
    @Override
    OrderDeskSettings fresh(ExtensionContext.Store store, Path directory) throws SQLException {
      EmbeddedPostgres server =
          store.computeIfAbsent(Server.class, key -> Server.start(), Server.class).postgres();
      String database = "desk_" + DATABASES.incrementAndGet();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + database);
      }
      return OrderDeskSettings.create()
          .withDatabase(server.getJdbcUrl("postgres", database), "postgres", "postgres")
          .withDocuments(directory.resolve("documents"));
    }
  };

  private static final AtomicInteger DATABASES = new AtomicInteger();

  abstract OrderDeskSettings fresh(ExtensionContext.Store store, Path directory)
      throws SQLException;

  private record Server(EmbeddedPostgres postgres) implements AutoCloseable {

    static Server start() {
      try {
        return new Server(
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL did not start", e);
      }
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }
}
