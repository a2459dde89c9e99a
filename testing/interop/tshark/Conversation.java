import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.clients.ClientChannel;
import dev.woad.clients.DuplexChannelFactory;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.StockFeed;
import dev.woad.orderdesk.StockFeedCallback;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.Shipment;

/** Speaks with the order desk over net.tcp: calls, a fault, a call without a reply, and the feed. */
public final class Conversation {

  private Conversation() {}

  /** Takes the base address. */
  public static void main(String[] args) throws Exception {
    try (ChannelFactory<Orders> factory =
        ChannelFactory.of(Orders.class, NetTcpBinding.create(), args[0] + "/orders")) {
      Orders orders = factory.createChannel();
      orders.findOrders(new OrderQuery());
      orders.notifyShipped("no-such", new Shipment());
      try {
        orders.getOrder("no-such");
        throw new AssertionError("no fault (expected: UnknownOrder)");
      } catch (UnknownOrder expected) {
        ((ClientChannel) orders).close();
      }
    }
    StockFeedCallback callback = (sku, level) -> {};
    try (DuplexChannelFactory<StockFeed> factory =
        DuplexChannelFactory.of(
            StockFeed.class, callback, NetTcpBinding.create(), args[0] + "/stock")) {
      StockFeed feed = factory.createChannel();
      feed.subscribe("PN-0002");
      feed.unsubscribe("PN-0002");
      ((ClientChannel) feed).close();
    }
  }
}
