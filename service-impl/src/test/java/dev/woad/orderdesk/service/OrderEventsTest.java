package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.events.OrderEvents;
import dev.woad.orderdesk.events.OrderPlaced;
import dev.woad.orderdesk.events.OrderStatusChanged;
import dev.woad.orderdesk.types.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What others are told of orders. */
@Timeout(120)
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OrderEventsTest {

  @RegisterExtension final FreshDesk fresh;

  private final Listener listener = new Listener();

  OrderEventsTest(TestDatabase database) {
    fresh = new FreshDesk(database);
  }

  @Test
  void placedCancelledAndShippedOrdersAreToldOf() throws Exception {
    try (OrderDesk desk = open(listener)) {
      String first = desk.placeOrder(Samples.small("PN-0002", 1)).getOrderId();
      String second = desk.placeOrder(Samples.small("PN-0002", 1)).getOrderId();
      desk.cancelOrder(first);
      desk.cancelOrder(first);
      desk.notifyShipped(second, Samples.shipment());

      assertThat(listener.next(4))
          .containsExactly(
              first + " PLACED", second + " PLACED", first + " CANCELLED", second + " SHIPPED");
      assertThat(listener.ids).isSorted().doesNotHaveDuplicates();
    }
    assertThat(listener.told).isEmpty();
    assertThat(fresh.number("select count(*) from order_event")).isZero();
  }

  @Test
  void eventIsKeptUntilItIsTaken() throws Exception {
    listener.failuresLeft.set(2);
    try (OrderDesk desk = open(listener)) {
      String id = desk.placeOrder(Samples.small("PN-0002", 1)).getOrderId();

      assertThat(listener.next(1)).containsExactly(id + " PLACED");
      assertThat(listener.failuresLeft).hasValue(0);
    }
  }

  @Test
  void eventOutlivesTheDesk() throws Exception {
    String id;
    Listener nobody = new Listener();
    nobody.failuresLeft.set(Integer.MAX_VALUE);
    try (OrderDesk desk = open(nobody)) {
      id = desk.placeOrder(Samples.small("PN-0002", 1)).getOrderId();
    }

    try (OrderDesk again = open(listener)) {
      assertThat(again.getOrder(id)).isNotNull();
      assertThat(listener.next(1)).containsExactly(id + " PLACED");
    }
  }

  @Test
  void orderThatFailsIsNotToldOf() throws Exception {
    try (OrderDesk desk = open(listener)) {
      assertThatThrownBy(() -> desk.placeOrder(new Order())).isInstanceOf(InvalidOrder.class);
      String id = desk.placeOrder(Samples.small("PN-0002", 1)).getOrderId();

      assertThat(listener.next(1)).containsExactly(id + " PLACED");
    }
    assertThat(listener.told).isEmpty();
  }

  private OrderDesk open(OrderEvents events) {
    return new OrderDesk(fresh.settings(), events, Duration.ofMillis(20));
  }

  /** Fails as often as it is told to. */
  private static final class Listener implements OrderEvents {

    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final List<Long> ids = new ArrayList<>();
    final AtomicInteger failuresLeft = new AtomicInteger();

    @Override
    public void orderPlaced(OrderPlaced event, String status, String customerId) {
      take(event.getEventId(), event.getOrderId(), status);
    }

    @Override
    public void orderStatusChanged(OrderStatusChanged event, String status, String customerId) {
      take(event.getEventId(), event.getOrderId(), status);
    }

    private void take(long id, String orderId, String status) {
      if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("nobody there");
      }
      ids.add(id);
      told.add(orderId + " " + status);
    }

    List<String> next(int count) throws InterruptedException {
      List<String> events = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String event = told.poll(20, TimeUnit.SECONDS);
        events.add(event == null ? "(nothing)" : event);
      }
      return events;
    }
  }
}
