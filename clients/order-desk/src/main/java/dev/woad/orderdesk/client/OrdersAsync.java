package dev.woad.orderdesk.client;

import dev.woad.contracts.AsyncShapeOf;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * {@link Orders} without waiting. A stage ends exceptionally with the very fault that the plain
 * method throws.
 */
@AsyncShapeOf(Orders.class)
public interface OrdersAsync {

  /** Takes an order and its items out of stock; ends with OutOfStock or InvalidOrder if not. */
  CompletionStage<Receipt> placeOrder(Order order);

  /** Returns an order; ends with UnknownOrder if there is none. */
  CompletionStage<Order> getOrder(String id);

  /** Returns the orders that a query finds, the newest first. */
  CompletionStage<List<Order>> findOrders(OrderQuery query);

  /** Cancels an order; ends with UnknownOrder, or InvalidOrder if it is shipped. */
  CompletionStage<Void> cancelOrder(String id);

  /** Notes that an order is shipped; ends when the message is sent, whatever becomes of it. */
  CompletionStage<Void> notifyShipped(String id, Shipment shipment);
}
