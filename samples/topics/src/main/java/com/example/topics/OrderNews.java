package com.example.topics;

import dev.woad.bindings.jms.JmsBinding;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.hosting.ServiceHost;
import dev.woad.orderdesk.events.OrderEvents;
import dev.woad.orderdesk.events.OrderPlaced;
import dev.woad.orderdesk.events.OrderStatusChanged;
import java.util.function.Consumer;

/** Hears of orders: to subscribe to a topic is to host a service there. */
@ServiceBehavior(
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE)
public final class OrderNews implements OrderEvents {

  static final String TOPIC = "jms:topic:order-events";

  private final Consumer<String> reader;

  OrderNews(Consumer<String> reader) {
    this.reader = reader;
  }

  @Override
  public void orderPlaced(OrderPlaced event, String status, String customerId) {
    reader.accept(
        "order %s of %s: %s, %s %s"
            .formatted(
                event.getOrderId(), customerId, status, event.getTotal(), event.getCurrency()));
  }

  @Override
  public void orderStatusChanged(OrderStatusChanged event, String status, String customerId) {
    reader.accept("order %s of %s: %s".formatted(event.getOrderId(), customerId, status));
  }

  /** Returns a binding that hears all events that are published while it listens. */
  static JmsBinding.Builder live() {
    return JmsBinding.builder();
  }

  /**
   * Returns one for which the broker keeps events while nobody listens. Those who listen under the
   * same name share the events, rather than that each gets all.
   */
  static JmsBinding.Builder kept(String subscription) {
    return JmsBinding.builder().receiving(receiving -> receiving.withSubscription(subscription));
  }

  /** Returns one that hears only of some. What the broker selects by are the contract's headers. */
  static JmsBinding.Builder selected(String selector) {
    return JmsBinding.builder().receiving(receiving -> receiving.withSelector(selector));
  }

  /**
   * Listens at the broker of the default host until the program is ended. With an argument such as
   * {@code "status = 'CANCELLED'"} it hears of such orders only.
   */
  public static void main(String[] arguments) throws InterruptedException {
    JmsBinding.Builder binding =
        arguments.length == 0 ? kept("order-news") : selected(arguments[0]);
    try (ServiceHost host =
        ServiceHost.builder(new OrderNews(System.out::println))
            .endpoint(
                OrderEvents.class, binding.brokerUrl("tcp://localhost:61616").build(), TOPIC)
            .build()) {
      host.open();
      host.awaitClose();
    }
  }
}
