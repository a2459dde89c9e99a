package dev.woad.orderdesk.service;

import dev.woad.contracts.ContextChannel;
import dev.woad.orderdesk.StockFeedCallbackAsync;
import dev.woad.orderdesk.stock.UnknownItem;
import dev.woad.orderdesk.stock.UnknownItemFault;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients how much there is of what they watch. Whoever changes the stock waits neither for
 * them nor for each other's news. Safe for use by many threads.
 */
final class StockWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StockWatch.class);

  private final Database database;
  private final Map<String, Set<StockFeedCallbackAsync>> watchers = new ConcurrentHashMap<>();
  // One thread, which reads what it tells: so nobody is told of an older level after a newer one.
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "order-desk-stock");
            thread.setDaemon(true);
            return thread;
          });

  StockWatch(Database database) {
    this.database = database;
  }

  /** Adds a client, until it leaves or its channel is over, and returns the level as it is. */
  int add(@Nullable String sku, StockFeedCallbackAsync client, ContextChannel channel)
      throws UnknownItem {
    if (sku == null) {
      throw unknown("");
    }
    // First the client, then the level: what changes in between is told twice, but never missed.
    if (watch(sku, client)) {
      channel.onClosed(() -> remove(sku, client));
    }
    Item item = items(List.of(sku)).get(sku);
    if (item == null) {
      remove(sku, client);
      throw unknown(sku);
    }
    return item.stock();
  }

  void remove(@Nullable String sku, StockFeedCallbackAsync client) {
    if (sku != null) {
      watchers.computeIfPresent(
          sku,
          (watched, clients) -> {
            clients.remove(client);
            return clients.isEmpty() ? null : clients;
          });
    }
  }

  /** Takes note that the stock of items has changed. */
  void changed(Collection<String> skus) {
    List<String> watched = skus.stream().filter(watchers::containsKey).toList();
    if (watched.isEmpty()) {
      return;
    }
    try {
      teller.execute(() -> tell(watched));
    } catch (RejectedExecutionException e) {
      LOG.debug("closed; nobody is told of {}", watched);
    }
  }

  /** Returns how many items are watched. */
  int watched() {
    return watchers.size();
  }

  @Override
  public void close() {
    teller.shutdown();
  }

  private boolean watch(String sku, StockFeedCallbackAsync client) {
    AtomicBoolean added = new AtomicBoolean();
    watchers.compute(
        sku,
        (watched, clients) -> {
          Set<StockFeedCallbackAsync> kept =
              clients == null ? ConcurrentHashMap.newKeySet() : clients;
          added.set(kept.add(client));
          return kept;
        });
    return added.get();
  }

  private void tell(List<String> skus) {
    try {
      items(skus).values().forEach(this::tell);
    } catch (RuntimeException e) {
      LOG.error("nobody is told of the stock of {}", skus, e);
    }
  }

  private void tell(Item item) {
    for (StockFeedCallbackAsync client : watchers.getOrDefault(item.sku(), Set.of())) {
      try {
        client
            .stockChanged(item.sku(), item.stock())
            .whenComplete((sent, error) -> drop(item, client, error));
      } catch (RuntimeException e) {
        drop(item, client, e);
      }
    }
  }

  private void drop(Item item, StockFeedCallbackAsync client, @Nullable Throwable error) {
    if (error != null) {
      LOG.debug("a client is told of {} no more", item.sku(), error);
      remove(item.sku(), client);
    }
  }

  private Map<String, Item> items(List<String> skus) {
    try (Transaction transaction = database.begin()) {
      return Stock.find(transaction, skus);
    } catch (SQLException e) {
      throw new DatabaseException("stock not read", e);
    }
  }

  private static UnknownItem unknown(String sku) {
    UnknownItemFault fault = new UnknownItemFault();
    fault.setSku(sku);
    return new UnknownItem("item: " + sku + " (expected: one that the desk has)", fault);
  }
}
