package dev.woad.orderdesk.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an order desk is set up. A component that is null, as a binder leaves what a file does not
 * mention, takes its default.
 *
 * <p>An H2 file has each order when the call returns, so that it outlives the process, even one
 * that is killed; {@code ;WRITE_DELAY=500} at the end of its URL makes orders about twice as fast
 * and gives up the last half second. What a fall of the whole machine takes with it is up to the
 * disk.
 *
 * @param url the JDBC URL of an H2 or PostgreSQL database; {@code jdbc:h2:file:./run/order-desk} if
 *     null
 * @param user the database user; none if null
 * @param password the password of that user; none if null
 * @param poolSize the most connections held at a time, 1 to 1000; 16 if null
 * @param documents the directory that the papers of orders are kept in; if null, beside an H2 file,
 *     else {@code ./run/order-desk-documents}
 * @param maxDocumentSize the most bytes that a paper may have; 4 GiB if null
 * @param maxDocumentsPerOrder the most papers that an order may have; 100 if null
 */
public record OrderDeskSettings(
    String url,
    @Nullable String user,
    @Nullable String password,
    Integer poolSize,
    Path documents,
    Long maxDocumentSize,
    Integer maxDocumentsPerOrder) {

  private static final String DEFAULT_URL = "jdbc:h2:file:./run/order-desk";
  private static final String H2_FILE = "jdbc:h2:file:";

  /**
   * Fills in defaults.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public OrderDeskSettings {
    url = url == null ? DEFAULT_URL : url;
    poolSize = poolSize == null ? 16 : poolSize;
    documents = documents == null ? documentsBeside(url) : documents;
    maxDocumentSize = maxDocumentSize == null ? 4L << 30 : maxDocumentSize;
    maxDocumentsPerOrder = maxDocumentsPerOrder == null ? 100 : maxDocumentsPerOrder;
    require("poolSize", poolSize, 1, 1000);
    require("maxDocumentSize", maxDocumentSize, 0, Long.MAX_VALUE);
    require("maxDocumentsPerOrder", maxDocumentsPerOrder, 0, Integer.MAX_VALUE);
  }

  /** Returns settings with every default. */
  @SuppressWarnings("NullAway") // Null is what stands for a default.
  public static OrderDeskSettings create() {
    return new OrderDeskSettings(null, null, null, null, null, null, null);
  }

  /** Returns these settings with another database, and the directory of papers that suits it. */
  @SuppressWarnings("NullAway") // Null is what stands for a default.
  public OrderDeskSettings withDatabase(
      String otherUrl, @Nullable String otherUser, @Nullable String otherPassword) {
    return new OrderDeskSettings(
        otherUrl, otherUser, otherPassword, poolSize, null, maxDocumentSize, maxDocumentsPerOrder);
  }

  /** Returns these settings with another directory of papers. */
  public OrderDeskSettings withDocuments(Path directory) {
    return new OrderDeskSettings(
        url, user, password, poolSize, directory, maxDocumentSize, maxDocumentsPerOrder);
  }

  /** Returns these settings with other limits on papers. */
  public OrderDeskSettings withDocumentLimits(long maxSize, int maxPerOrder) {
    return new OrderDeskSettings(url, user, password, poolSize, documents, maxSize, maxPerOrder);
  }

  /** Returns the URL without its parameters, which may hold a password. */
  String shownUrl() {
    return url.split("[;?]", 2)[0];
  }

  /** Shows the settings without what is secret in them. */
  @Override
  public String toString() {
    return "OrderDeskSettings[url="
        + shownUrl()
        + ", poolSize="
        + poolSize
        + ", documents="
        + documents
        + ", maxDocumentSize="
        + maxDocumentSize
        + ", maxDocumentsPerOrder="
        + maxDocumentsPerOrder
        + "]";
  }

  private static Path documentsBeside(String url) {
    return url.startsWith(H2_FILE)
        ? Path.of(url.substring(H2_FILE.length()).split(";", 2)[0] + "-documents")
        : Path.of("run", "order-desk-documents");
  }

  private static void require(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + min + " to " + max + ")");
    }
  }
}
