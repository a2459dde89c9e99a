package dev.woad.benchmarks;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsTransportBindingElement;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.ContractDescription;
import dev.woad.dispatcher.MessageFormatters;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.broker.BrokerProtocol;
import dev.woad.hosting.broker.EmbeddedBroker;
import dev.woad.hosting.broker.EmbeddedBrokerSettings;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares calls over a queue with a bare client of the same broker that moves the same bytes:
 * durable one-way messages, counted when they are processed, and requests with replies, one at a
 * time. Rounds are interleaved.
 *
 * <p>Arguments: rounds (5), seconds for each in a round (3), and the bytes that receivers of both
 * are sent ahead (0, the default of the binding).
 */
public final class Queues {

  private static final int SENDERS = 8;
  private static final int BACKLOG = 64;
  private static final long PAUSE_NANOS = 50_000;
  private static final String BARE = "bare";
  private static final String WOAD = "woad";

  private Queues() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    int ahead = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    Path directory = Files.createTempDirectory("woad-queues");
    EmbeddedBroker broker =
        EmbeddedBroker.of(
            EmbeddedBrokerSettings.of(directory)
                .withPort(0, Set.of(BrokerProtocol.CORE))
                .withDestinations(List.of(BARE, WOAD), List.of()));
    broker.open();
    try {
      JmsBinding binding =
          JmsBinding.builder()
              .brokerUrl("tcp://localhost:" + broker.port())
              .receiving(receiving -> receiving.withPrefetchSize(ahead))
              .build();
      run(binding, "tcp://localhost:" + broker.port(), rounds, seconds * 1000L);
    } finally {
      broker.close();
    }
    System.exit(0);
  }

  private static void run(JmsBinding binding, String url, int rounds, long millis)
      throws Exception {
    LongAdder processed = new LongAdder();
    int ahead =
        binding.find(JmsTransportBindingElement.class).orElseThrow().receiving().prefetchSize();
    try (ChannelFactory<Orders> factory =
        ChannelFactory.of(Orders.class, binding, "jms:queue:" + WOAD)) {
      Orders channel = factory.createChannel();
      Shipment shipment = new Shipment();
      shipment.setCarrier("carrier");
      channel.notifyShipped(Samples.ORDER_ID, shipment);
      BareQueue bare = BareQueue.open(url, BARE, WOAD, SENDERS, ahead);
      ServiceHost host =
          ServiceHost.builder(new CountingDesk(processed))
              .endpoint(Orders.class, binding, "jms:queue:" + WOAD)
              .build();
      host.open();
      Order order = Samples.order();
      bare.learn(WOAD, envelope(order));
      double[] woadOneWay = new double[rounds];
      double[] bareOneWay = new double[rounds];
      double[] woadCalls = new double[rounds];
      double[] bareCalls = new double[rounds];
      for (int round = -1; round < rounds; round++) {
        int at = Math.max(0, round);
        woadOneWay[at] =
            oneWay(() -> channel.notifyShipped(Samples.ORDER_ID, shipment), processed, millis);
        bareOneWay[at] = oneWay(bare::send, bare.processed(), millis);
        woadCalls[at] = oneAtATime(() -> channel.placeOrder(order), millis);
        bareCalls[at] = oneAtATime(bare::request, millis);
      }
      report("one-way, durable, a second", woadOneWay, bareOneWay);
      report("requests with replies, one at a time, a second", woadCalls, bareCalls);
      host.close();
      bare.close();
    }
  }

  /** Returns the envelope by which an order is placed. */
  private static byte[] envelope(Order order) throws Exception {
    ContractDescription contract = ContractDescription.of(Orders.class);
    MessageFormatter formatter =
        MessageFormatters.of(contract, MessageVersion.SOAP11)
            .get(contract.operation("PlaceOrder").orElseThrow());
    Message message = Objects.requireNonNull(formatter).writeRequest(new Object[] {order});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextMessageEncodingBindingElement.of(MessageVersion.SOAP11)
        .createEncoder(1 << 20)
        .encode(message)
        .writeTo(out);
    return out.toByteArray();
  }

  /** Sends by several threads, none of them far ahead of what is processed. */
  private static double oneWay(Action send, LongAdder processed, long millis) {
    long before = processed.sum();
    LongAdder sent = new LongAdder();
    long start = System.nanoTime();
    long end = start + millis * 1_000_000;
    CompletableFuture<?>[] senders = new CompletableFuture<?>[SENDERS];
    for (int i = 0; i < SENDERS; i++) {
      senders[i] =
          CompletableFuture.runAsync(
              () -> {
                while (System.nanoTime() < end) {
                  if (sent.sum() - (processed.sum() - before) < BACKLOG) {
                    send.unchecked();
                    sent.increment();
                  } else {
                    LockSupport.parkNanos(PAUSE_NANOS);
                  }
                }
              },
              task -> new Thread(task).start());
    }
    CompletableFuture.allOf(senders).join();
    while (processed.sum() - before < sent.sum()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return sent.sum() * 1e9 / (System.nanoTime() - start);
  }

  private static double oneAtATime(Action call, long millis) {
    long start = System.nanoTime();
    long end = start + millis * 1_000_000;
    int calls = 0;
    while (System.nanoTime() < end) {
      call.unchecked();
      calls++;
    }
    return calls * 1e9 / (System.nanoTime() - start);
  }

  private static void report(String what, double[] woad, double[] bare) {
    Arrays.sort(woad);
    Arrays.sort(bare);
    double ours = woad[woad.length / 2];
    double theirs = bare[bare.length / 2];
    System.out.printf("%s: woad %.0f, bare %.0f, ratio %.2f%n", what, ours, theirs, ours / theirs);
  }

  /** What is measured. */
  interface Action {

    /** Does it. */
    void run() throws Exception;

    /** Does it, where nothing is expected to go wrong. */
    default void unchecked() {
      try {
        run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class CountingDesk implements Orders {

    private final Desk desk = new Desk();
    private final LongAdder processed;

    CountingDesk(LongAdder processed) {
      this.processed = processed;
    }

    @Override
    public Receipt placeOrder(Order order) {
      return desk.placeOrder(order);
    }

    @Override
    public Order getOrder(String id) {
      return desk.getOrder(id);
    }

    @Override
    public List<Order> findOrders(dev.woad.orderdesk.types.OrderQuery query) {
      return desk.findOrders(query);
    }

    @Override
    public void cancelOrder(String id) {
      desk.cancelOrder(id);
    }

    @Override
    public void notifyShipped(String id, Shipment shipment) {
      processed.increment();
    }
  }
}
