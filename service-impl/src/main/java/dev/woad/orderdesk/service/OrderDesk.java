package dev.woad.orderdesk.service;

import dev.woad.contracts.Caller;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.HealthCheck;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.orderdesk.Documents;
import dev.woad.orderdesk.InvalidDocument;
import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.OrdersResource;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.StockFeed;
import dev.woad.orderdesk.StockFeedCallbackAsync;
import dev.woad.orderdesk.UnknownDocument;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.events.OrderEvents;
import dev.woad.orderdesk.stock.UnknownItem;
import dev.woad.orderdesk.types.DocumentInfo;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import jakarta.activation.DataHandler;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders and keeps stock and papers, in a database and a directory.
 *
 * <p>One instance serves all callers, on many threads at once; several processes may share a
 * PostgreSQL database, and the directory. It is ready, with its schema in place, when its
 * constructor returns; {@link #close} gives up the database's connections, but does not wait for
 * calls.
 */
@ServiceBehavior(
    name = "OrderDesk",
    wsdlLocation = "META-INF/wsdl/order-desk.wsdl",
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE)
public final class OrderDesk
    implements Orders, Documents, StockFeed, OrdersResource, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);

  private final Database database;
  private final OrderBook orders;
  private final Dispatch dispatch;
  private final StockWatch stock;
  private final DocumentShelf documents;
  private final EventOutbox events;

  /**
   * Opens a desk on the database that the settings name.
   *
   * @throws RuntimeException if the database cannot be opened or brought to the newest schema
   */
  public OrderDesk(OrderDeskSettings settings) {
    this(Database.open(settings), settings, Clock.systemUTC(), null, EventOutbox.RETRY_DELAY);
    LOG.info("Order desk is open on {}", settings.shownUrl());
  }

  /**
   * Opens a desk on the database that the settings name, and tells what becomes of orders. Each
   * event is told once at least: it is kept in the database until {@code events} has taken it.
   *
   * @throws RuntimeException if the database cannot be opened or brought to the newest schema
   */
  public OrderDesk(OrderDeskSettings settings, OrderEvents events) {
    this(settings, events, EventOutbox.RETRY_DELAY);
  }

  OrderDesk(OrderDeskSettings settings, OrderEvents events, Duration retryDelay) {
    this(Database.open(settings), settings, Clock.systemUTC(), events, retryDelay);
    LOG.info("Order desk is open on {}", settings.shownUrl());
  }

  /**
   * Opens a desk on a database that remains its owner's to close, with default settings otherwise.
   *
   * @throws RuntimeException if the database cannot be brought to the newest schema
   */
  public OrderDesk(DataSource dataSource) {
    this(Database.of(dataSource), OrderDeskSettings.create(), Clock.systemUTC());
  }

  OrderDesk(Database database, OrderDeskSettings settings, Clock clock) {
    this(database, settings, clock, null, EventOutbox.RETRY_DELAY);
  }

  private OrderDesk(
      Database database,
      OrderDeskSettings settings,
      Clock clock,
      @Nullable OrderEvents events,
      Duration retryDelay) {
    this.database = database;
    this.stock = new StockWatch(database);
    this.events = new EventOutbox(database, events, retryDelay);
    this.orders = new OrderBook(database, stock, this.events, clock);
    this.dispatch = new Dispatch(database, this.events, clock);
    this.documents = new DocumentShelf(database, settings, clock);
  }

  /**
   * Returns which database there is.
   *
   * @throws SQLException if it does not answer
   */
  @HealthCheck("database")
  public String checkDatabase() throws SQLException {
    return database.check();
  }

  @Override
  public Receipt placeOrder(Order order) throws OutOfStock, InvalidOrder {
    return orders.place(order);
  }

  @Override
  public Order getOrder(String id) throws UnknownOrder {
    return orders.get(id);
  }

  /** {@inheritDoc} At most 1000; 100 where the query has no limit. */
  @Override
  public List<Order> findOrders(OrderQuery query) {
    return orders.find(query);
  }

  @Override
  public List<Order> findOrders(
      @Nullable String customerId,
      @Nullable OrderStatus status,
      @Nullable String sku,
      @Nullable Integer limit) {
    OrderQuery query = new OrderQuery();
    query.setCustomerId(customerId);
    if (status != null) {
      query.getStatus().add(status);
    }
    query.setSku(sku);
    query.setLimit(limit);
    return orders.find(query);
  }

  @Override
  public void cancelOrder(String id) throws UnknownOrder, InvalidOrder {
    orders.cancel(id);
  }

  @Override
  public void notifyShipped(String id, Shipment shipment) {
    dispatch.shipped(id, shipment);
  }

  @Override
  public DocumentInfo upload(String orderId, String name, String mediaType, DataHandler content)
      throws UnknownOrder, InvalidDocument {
    return documents.upload(orderId, name, mediaType, content);
  }

  @Override
  public DataHandler download(String id) throws UnknownDocument {
    return documents.download(id);
  }

  @Override
  public List<DocumentInfo> listDocuments(String orderId) throws UnknownOrder {
    return documents.list(orderId);
  }

  /** {@inheritDoc} For as long as the session lasts. */
  @Override
  public int subscribe(String sku) throws UnknownItem {
    Caller caller = Caller.current();
    return stock.add(sku, caller.callbackChannel(StockFeedCallbackAsync.class), caller.channel());
  }

  @Override
  public void unsubscribe(String sku) {
    stock.remove(sku, Caller.current().callbackChannel(StockFeedCallbackAsync.class));
  }

  int watchedItems() {
    return stock.watched();
  }

  @Override
  public void close() {
    stock.close();
    events.close();
    database.close();
  }
}
