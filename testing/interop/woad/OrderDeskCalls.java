import dev.woad.bindings.Binding;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.clients.ClientChannel;
import dev.woad.clients.DuplexChannelFactory;
import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.StockFeed;
import dev.woad.orderdesk.StockFeedCallback;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.Address;
import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Shipment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Calls an order desk by Woad: every operation of Orders, its faults, and the feed. */
public final class OrderDeskCalls {

  private static int failed;

  private final String kind;

  private OrderDeskCalls(String kind) {
    this.kind = kind;
  }

  /**
   * Takes the addresses of the orders in binary over HTTP and over net.tcp, and of the feed; or that of
   * a queue, and the URL of its broker.
   */
  public static void main(String[] args) throws Exception {
    if (args[0].startsWith("jms:")) {
      Binding queue = JmsBinding.builder().brokerUrl(args[1]).build();
      new OrderDeskCalls("JmsBinding").orders(queue, args[0]);
      System.exit(failed == 0 ? 0 : 1);
    }
    new OrderDeskCalls("NetHttpBinding").orders(NetHttpBinding.create(), args[0]);
    new OrderDeskCalls("NetTcpBinding").orders(NetTcpBinding.create(), args[1]);
    new OrderDeskCalls("NetTcpBinding, both ways").feed(NetTcpBinding.create(), args[2]);
    System.exit(failed == 0 ? 0 : 1);
  }

  private void orders(Binding binding, String address) {
    try (ChannelFactory<Orders> factory = ChannelFactory.of(Orders.class, binding, address)) {
      Orders desk = factory.createChannel();
      String customer = "woad-" + UUID.randomUUID();
      String[] id = {""};
      check("place order", () -> {
        var receipt = desk.placeOrder(order(customer, "PN-0002", 3));
        id[0] = receipt.getOrderId();
        expect(receipt.getTotal().getValue(), new BigDecimal("15.90"));
      });
      check("get order", () -> {
        Order order = desk.getOrder(id[0]);
        expect(order.getCustomer().getName(), "Zoë Färber & Söhne <GmbH>");
        expect(order.getDelivery().getAddress().getCity(), "Erfurt");
        expect(((InvoicePayment) order.getPayment()).getDueDays(), (short) 14);
        expect(order.getLines().get(1).getEngraving(), "für Zoë");
      });
      check("find orders", () -> {
        OrderQuery query = new OrderQuery();
        query.setCustomerId(customer);
        expect(desk.findOrders(query).stream().map(Order::getId).toList(), List.of(id[0]));
      });
      check("notify shipped", () -> {
        Shipment shipment = new Shipment();
        shipment.setCarrier("Bote");
        shipment.setShippedAt(OffsetDateTime.now());
        desk.notifyShipped(id[0], shipment);
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (desk.getOrder(id[0]).getStatus() != OrderStatus.SHIPPED) {
          if (Instant.now().isAfter(end)) {
            throw new AssertionError("order is not shipped after 10 s");
          }
        }
      });
      check("cancel order", () -> {
        String other = desk.placeOrder(order(customer, "PN-0002", 1)).getOrderId();
        desk.cancelOrder(other);
        expect(desk.getOrder(other).getStatus(), OrderStatus.CANCELLED);
      });
      check("unknown order", () -> expect(
          thrown(UnknownOrder.class, () -> desk.getOrder("no-such")).getFaultInfo().getOrderId(),
          "no-such"));
      check("out of stock", () -> expect(
          thrown(OutOfStock.class, () -> desk.placeOrder(order(customer, "SE-0001", 2)))
              .getFaultInfo().getShortages().get(0).getSku(),
          "SE-0001"));
      check("invalid order", () -> expect(
          thrown(InvalidOrder.class, () -> desk.placeOrder(order(customer, "PN-0002", 0)))
              .getFaultInfo().getViolations().get(0).getPath(),
          "lines[0].quantity"));
      check("goes on", () -> expect(desk.getOrder(id[0]).getId(), id[0]));
      check("end session", () -> ((ClientChannel) desk).close());
    }
  }

  private void feed(Binding binding, String address) {
    BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    StockFeedCallback callback = (sku, level) -> changes.add(sku + " " + level);
    try (DuplexChannelFactory<StockFeed> factory =
        DuplexChannelFactory.of(StockFeed.class, callback, binding, address)) {
      StockFeed feed = factory.createChannel();
      check("subscribe", () -> expect(feed.subscribe("PN-0002"), 42));
      check("hear of changes", () -> {
        expect(changes.poll(10, TimeUnit.SECONDS), "PN-0002 41");
        expect(changes.poll(10, TimeUnit.SECONDS), "PN-0002 40");
      });
      check("unsubscribe", () -> feed.unsubscribe("PN-0002"));
      check("end session", () -> ((ClientChannel) feed).close());
    }
  }

  private static Order order(String customer, String sku, int quantity) {
    Order order = new Order();
    Customer buyer = new Customer();
    buyer.setId(customer);
    buyer.setName("Zoë Färber & Söhne <GmbH>");
    order.setCustomer(buyer);
    order.getLines().add(line(sku, quantity));
    order.getLines().add(line("IN-0001", 1));
    order.getLines().get(1).setEngraving("für Zoë");
    Address address = new Address();
    address.getStreet().add("Am Markt 1");
    address.setPostalCode("99084");
    address.setCity("Erfurt");
    address.setCountry("DE");
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.SAME_DAY);
    delivery.setAddress(address);
    order.setDelivery(delivery);
    InvoicePayment invoice = new InvoicePayment();
    invoice.setReference("r-1");
    invoice.setDueDays((short) 14);
    order.setPayment(invoice);
    return order;
  }

  private static OrderLine line(String sku, int quantity) {
    OrderLine line = new OrderLine();
    line.setSku(sku);
    line.setQuantity(quantity);
    return line;
  }

  private void check(String name, Check check) {
    try {
      check.run();
      System.out.println("ok   woad, " + kind + ": " + name);
    } catch (Exception | AssertionError e) {
      failed++;
      System.out.println("FAIL woad, " + kind + ": " + name + ": " + e);
    }
  }

  private static <E extends Exception> E thrown(Class<E> type, Callable<?> call) throws Exception {
    try {
      call.call();
    } catch (Exception e) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
      throw e;
    }
    throw new AssertionError("no fault (expected: " + type.getSimpleName() + ")");
  }

  private static void expect(Object actual, Object expected) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(actual + " (expected: " + expected + ")");
    }
  }

  @FunctionalInterface
  private interface Check {
    void run() throws Exception;
  }
}
