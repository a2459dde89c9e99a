package dev.woad.benchmarks;

import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import java.util.List;

/** An order desk that has everything and remembers nothing: only the wire costs time. */
final class Desk implements Orders {

  @Override
  public Receipt placeOrder(Order order) {
    return Samples.receipt(order);
  }

  @Override
  public Order getOrder(String id) {
    return Samples.order();
  }

  @Override
  public List<Order> findOrders(OrderQuery query) {
    return List.of();
  }

  @Override
  public void cancelOrder(String id) {
    // Nothing is remembered that could be cancelled.
  }

  @Override
  public void notifyShipped(String id, Shipment shipment) {
    // Nothing is remembered that could be shipped.
  }
}
