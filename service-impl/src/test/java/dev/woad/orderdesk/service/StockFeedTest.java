package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.inprocess.InProcessTransportBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.clients.ClientChannel;
import dev.woad.clients.DuplexChannelFactory;
import dev.woad.contracts.CommunicationState;
import dev.woad.hosting.ServiceHost;
import dev.woad.orderdesk.StockFeed;
import dev.woad.orderdesk.StockFeedCallback;
import dev.woad.orderdesk.stock.UnknownItem;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StockFeedTest {

  private static final Binding BINDING =
      CustomBinding.of(
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
          InProcessTransportBindingElement.create());

  @RegisterExtension final FreshDesk fresh = new FreshDesk(TestDatabase.H2);

  private final String address = "inproc://" + UUID.randomUUID();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private @Nullable ServiceHost host;

  @BeforeEach
  void open() throws Exception {
    fresh.setStock("PN-0001", 10);
    ServiceHost opened =
        ServiceHost.builder(fresh.desk()).endpoint(StockFeed.class, BINDING, address).build();
    opened.open();
    host = opened;
  }

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void subscribersAreToldOfOrdersAndCancellations() throws Exception {
    try (DuplexChannelFactory<StockFeed> factory = factory()) {
      assertThat(factory.createChannel().subscribe("PN-0001")).isEqualTo(10);

      String order = fresh.desk().placeOrder(Samples.full()).getOrderId();
      assertThat(next()).isEqualTo("PN-0001 " + fresh.stockOf("PN-0001"));
      fresh.desk().cancelOrder(order);

      assertThat(next()).isEqualTo("PN-0001 10");
      assertThat(told).isEmpty();
    }
  }

  @Test
  void whoeverHasLeftIsToldNoMore() throws Exception {
    try (DuplexChannelFactory<StockFeed> factory = factory()) {
      StockFeed leaving = factory.createChannel();
      StockFeed staying = factory.createChannel();
      assertThat(leaving.subscribe("PN-0001")).isEqualTo(10);
      assertThat(leaving.subscribe("PN-0001")).isEqualTo(10);
      assertThat(staying.subscribe("PN-0001")).isEqualTo(10);

      leaving.unsubscribe("PN-0001");
      leaving.unsubscribe("PN-0001");

      fresh.desk().placeOrder(Samples.full());
      assertThat(next()).startsWith("PN-0001");
      ((ClientChannel) staying).close();
      assertThat(told).isEmpty();
    }
  }

  @Test
  void lostClientsLeaveNothingBehind() throws Exception {
    try (DuplexChannelFactory<StockFeed> factory = factory()) {
      StockFeed lost = factory.createChannel();
      StockFeed closed = factory.createChannel();
      assertThat(lost.subscribe("PN-0001")).isEqualTo(10);
      assertThat(closed.subscribe("IN-0001")).isPositive();
      assertThat(fresh.desk().watchedItems()).isEqualTo(2);

      ((ClientChannel) lost).abort();
      ((ClientChannel) closed).close();

      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (fresh.desk().watchedItems() > 0 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
      assertThat(fresh.desk().watchedItems()).isZero();
      fresh.desk().placeOrder(Samples.full());
    }
  }

  @Test
  void itemThatTheDeskDoesNotHaveIsAFault() {
    try (DuplexChannelFactory<StockFeed> factory = factory()) {
      StockFeed feed = factory.createChannel();

      UnknownItem fault = catchThrowableOfType(UnknownItem.class, () -> feed.subscribe("XX-0000"));

      assertThat(fault.getFaultInfo().getSku()).isEqualTo("XX-0000");
      assertThat(((ClientChannel) feed).state()).isEqualTo(CommunicationState.OPENED);
      assertThat(fresh.desk().watchedItems()).isZero();
    }
  }

  @Test
  void thereIsNobodyToTellOutsideOfASession() {
    assertThatThrownBy(() -> fresh.desk().subscribe("PN-0001"))
        .isInstanceOf(IllegalStateException.class);
  }

  private DuplexChannelFactory<StockFeed> factory() {
    StockFeedCallback callback = (sku, level) -> told.add(sku + " " + level);
    return DuplexChannelFactory.of(StockFeed.class, callback, BINDING, address);
  }

  private String next() throws InterruptedException {
    String found = told.poll(30, TimeUnit.SECONDS);
    return found == null ? "(nothing)" : found;
  }
}
