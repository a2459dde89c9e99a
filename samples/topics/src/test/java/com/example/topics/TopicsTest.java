package com.example.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.Binding;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsBroker;
import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.broker.EmbeddedBroker;
import dev.woad.hosting.broker.EmbeddedBrokerSettings;
import dev.woad.orderdesk.events.OrderEvents;
import dev.woad.orderdesk.events.OrderPlaced;
import dev.woad.orderdesk.events.OrderStatusChanged;
import dev.woad.orderdesk.quotes.Quote;
import dev.woad.orderdesk.quotes.SupplierQuotes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicsTest {

  @TempDir private Path directory;

  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private EmbeddedBroker broker;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.of(EmbeddedBrokerSettings.of(directory));
    broker.open();
    broker.declareTopic("order-events");
    broker.declareTopic("supplier-quotes");
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void allWhoListenHearOfAnOrder() throws Exception {
    try (ServiceHost one = listen(OrderNews.live().build());
        ServiceHost other = listen(OrderNews.live().build())) {
      publish("17", "PLACED");

      assertThat(next()).isEqualTo("order 17 of c-1: PLACED, 9.50 EUR");
      assertThat(next()).isEqualTo("order 17 of c-1: PLACED, 9.50 EUR");
    }
  }

  @Test
  void newsAreKeptForASubscriptionWhileNobodyListens() throws Exception {
    listen(OrderNews.kept("archive").build()).close();
    publish("17", "PLACED");

    try (ServiceHost host = listen(OrderNews.kept("archive").build())) {
      assertThat(next()).startsWith("order 17");
    }
  }

  @Test
  void selectorLetsSomeThrough() throws Exception {
    try (ServiceHost host = listen(OrderNews.selected("status = 'CANCELLED'").build())) {
      publish("17", "PLACED");
      publish("18", "CANCELLED");

      assertThat(next()).isEqualTo("order 18 of c-1: CANCELLED");
    }
  }

  @Test
  void allSuppliersAnswerOneQuestion() throws Exception {
    try (ServiceHost dear = supplier("dear", Map.of("IN-0001", new BigDecimal("9.00")));
        ServiceHost cheap = supplier("cheap", Map.of("IN-0001", new BigDecimal("8.00")));
        ServiceHost other = supplier("other", Map.of());
        Purchasing purchasing = new Purchasing()) {
      assertThat(purchasing.cheapest("IN-0001", 10).map(Quote::getSupplier)).contains("cheap");
      assertThat(purchasing.first("IN-0001", 10).get(20, TimeUnit.SECONDS).getSupplier())
          .isIn("dear", "cheap");
      assertThat(purchasing.lateQuotes()).isLessThanOrEqualTo(2);
    }
  }

  private ServiceHost listen(Binding binding) {
    ServiceHost host =
        ServiceHost.builder(new OrderNews(news::add))
            .endpoint(OrderEvents.class, binding, OrderNews.TOPIC)
            .parameter(JmsBroker.class, broker)
            .build();
    host.open();
    return host;
  }

  private ServiceHost supplier(String name, Map<String, BigDecimal> prices) {
    ServiceHost host =
        ServiceHost.builder(new Supplier(name, prices))
            .endpoint(SupplierQuotes.class, JmsBinding.create(), Supplier.TOPIC)
            .parameter(JmsBroker.class, broker)
            .build();
    host.open();
    return host;
  }

  private void publish(String orderId, String status) {
    try (ChannelFactory<OrderEvents> topic =
        ChannelFactory.of(OrderEvents.class, JmsBinding.create(), OrderNews.TOPIC)) {
      if (status.equals("PLACED")) {
        OrderPlaced event = new OrderPlaced();
        event.setOrderId(orderId);
        event.setPlacedAt(OffsetDateTime.now());
        event.setTotal(new BigDecimal("9.50"));
        event.setCurrency("EUR");
        topic.createChannel().orderPlaced(event, status, "c-1");
      } else {
        OrderStatusChanged event = new OrderStatusChanged();
        event.setOrderId(orderId);
        event.setChangedAt(OffsetDateTime.now());
        topic.createChannel().orderStatusChanged(event, status, "c-1");
      }
    }
  }

  private String next() throws InterruptedException {
    return news.poll(20, TimeUnit.SECONDS);
  }
}
