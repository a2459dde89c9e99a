package dev.woad.orderdesk.service;

import dev.woad.orderdesk.InvalidDocument;
import dev.woad.orderdesk.UnknownDocument;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.DocumentInfo;
import dev.woad.orderdesk.types.UnknownDocumentFault;
import jakarta.activation.DataHandler;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The papers of orders: a row for each, and its content in a file. While content flows no
 * connection is held, however slow the caller. Safe for use by many threads.
 */
final class DocumentShelf {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentShelf.class);

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+-]{1,48}/[\\w!#$&^.+-]{1,48}");
  private static final String INSERT =
      """
      insert into document (id, order_id, name, media_type, size, sha256, stored_at)
      values (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String GET = "select * from document where id = ?";
  private static final String LIST =
      "select * from document where order_id = ? order by stored_at, id";
  private static final String COUNT = "select count(*) from document where order_id = ?";

  private final Database database;
  private final DocumentFiles files;
  private final OrderDeskSettings settings;
  private final Clock clock;

  DocumentShelf(Database database, OrderDeskSettings settings, Clock clock) {
    this.database = database;
    this.files = new DocumentFiles(settings.documents(), settings.maxDocumentSize());
    this.settings = settings;
    this.clock = clock;
  }

  DocumentInfo upload(
      @Nullable String orderId,
      @Nullable String name,
      @Nullable String mediaType,
      @Nullable DataHandler content)
      throws UnknownOrder, InvalidDocument {
    try {
      long orderKey = OrderIds.key(orderId);
      Violations violations = new Violations();
      violations.text("name", name, 200);
      violations.matches("mediaType", mediaType, MEDIA_TYPE, "such as application/pdf");
      violations.present("content", content);
      requireRoom(orderId, orderKey, violations);
      if (content == null || !violations.isEmpty()) {
        throw violations.invalidDocument();
      }
      DocumentInfo info = new DocumentInfo();
      info.setOrderId(Long.toString(orderKey));
      info.setName(name);
      info.setMediaType(mediaType);
      return store(info, orderKey, content);
    } catch (IOException e) {
      throw new UncheckedIOException("document not stored", e);
    } finally {
      release(content);
    }
  }

  DataHandler download(@Nullable String id) throws UnknownDocument {
    UUID key = key(id);
    try (Transaction transaction = database.begin();
        PreparedStatement statement = transaction.prepare(GET)) {
      statement.setObject(1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw unknown(id);
        }
        return new DataHandler(
            new StoredContent(files.file(key), row.getString("name"), row.getString("media_type")));
      }
    } catch (SQLException e) {
      throw new DatabaseException("document not found", e);
    }
  }

  List<DocumentInfo> list(@Nullable String orderId) throws UnknownOrder {
    long orderKey = OrderIds.key(orderId);
    try (Transaction transaction = database.begin()) {
      OrderIds.require(transaction, orderId, orderKey);
      List<DocumentInfo> documents = new ArrayList<>();
      try (PreparedStatement statement = transaction.prepare(LIST)) {
        statement.setLong(1, orderKey);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            documents.add(info(row));
          }
        }
      }
      return documents;
    } catch (SQLException e) {
      throw new DatabaseException("documents not listed", e);
    }
  }

  private void requireRoom(@Nullable String orderId, long orderKey, Violations violations)
      throws UnknownOrder {
    try (Transaction transaction = database.begin()) {
      OrderIds.require(transaction, orderId, orderKey);
      checkRoom(transaction, orderKey, violations);
    } catch (SQLException e) {
      throw new DatabaseException("order not found", e);
    }
  }

  private void checkRoom(Transaction transaction, long orderKey, Violations violations)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepare(COUNT)) {
      statement.setLong(1, orderKey);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getInt(1) >= settings.maxDocumentsPerOrder()) {
          violations.add(
              "orderId",
              "has its documents (expected: at most " + settings.maxDocumentsPerOrder() + ")");
        }
      }
    }
  }

  private DocumentInfo store(DocumentInfo info, long orderKey, DataHandler content)
      throws IOException, InvalidDocument {
    UUID id = UUID.randomUUID();
    DocumentFiles.Stored stored;
    try (InputStream stream = content.getInputStream()) {
      stored = files.store(id, stream).orElseThrow(this::tooLong);
    }
    info.setId(id.toString());
    info.setSize(stored.size());
    info.setSha256(stored.sha256());
    info.setStoredAt(clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    boolean written = false;
    try {
      insert(id, orderKey, info);
      written = true;
      return info;
    } finally {
      if (!written) {
        files.delete(id);
      }
    }
  }

  private void insert(UUID id, long orderKey, DocumentInfo info) throws InvalidDocument {
    try (Transaction transaction = database.begin()) {
      // Again, under the order's lock: others may have come while the content flowed.
      OrderIds.lock(transaction, orderKey);
      Violations violations = new Violations();
      checkRoom(transaction, orderKey, violations);
      violations.throwIfInvalidDocument();
      try (PreparedStatement statement = transaction.prepare(INSERT)) {
        statement.setObject(1, id);
        statement.setLong(2, orderKey);
        statement.setString(3, info.getName());
        statement.setString(4, info.getMediaType());
        statement.setLong(5, info.getSize());
        statement.setBytes(6, info.getSha256());
        statement.setObject(7, info.getStoredAt());
        statement.executeUpdate();
      }
      transaction.commit();
    } catch (SQLException e) {
      throw new DatabaseException("document not stored", e);
    }
  }

  private InvalidDocument tooLong() {
    Violations violations = new Violations();
    violations.add(
        "content", "too long (expected: at most " + settings.maxDocumentSize() + " bytes)");
    return violations.invalidDocument();
  }

  private static DocumentInfo info(ResultSet row) throws SQLException {
    DocumentInfo info = new DocumentInfo();
    info.setId(row.getObject("id", UUID.class).toString());
    info.setOrderId(Long.toString(row.getLong("order_id")));
    info.setName(row.getString("name"));
    info.setMediaType(row.getString("media_type"));
    info.setSize(row.getLong("size"));
    info.setSha256(row.getBytes("sha256"));
    info.setStoredAt(OrderRows.time(row, "stored_at"));
    return info;
  }

  private static UUID key(@Nullable String id) throws UnknownDocument {
    try {
      if (id != null && id.length() == 36) {
        return UUID.fromString(id);
      }
    } catch (IllegalArgumentException e) {
      // As unknown as any other.
    }
    throw unknown(id);
  }

  private static UnknownDocument unknown(@Nullable String id) {
    UnknownDocumentFault fault = new UnknownDocumentFault();
    fault.setDocumentId(id == null ? "" : Texts.shown(id));
    return new UnknownDocument(
        "id: " + fault.getDocumentId() + " (expected: that of a document)", fault);
  }

  // An engine may have put a long attachment into a file, which it deletes when this is closed.
  private static void release(@Nullable DataHandler content) {
    if (content instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        LOG.warn("What an upload left behind was not released", e);
      }
    }
  }
}
