package dev.woad.benchmarks;

import dev.woad.benchmarks.grpc.Customer;
import dev.woad.benchmarks.grpc.Money;
import dev.woad.benchmarks.grpc.Order;
import dev.woad.benchmarks.grpc.OrderLine;
import dev.woad.benchmarks.grpc.OrdersGrpc;
import dev.woad.benchmarks.grpc.Receipt;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;

/** gRPC for Java, unary, with the threads that it has by default on both ends. */
final class GrpcWire implements Wire {

  @Override
  public String name() {
    return "grpc";
  }

  @Override
  public String serve() throws Exception {
    Server server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Desk())
            .build()
            .start();
    return "localhost:" + server.getPort();
  }

  @Override
  public Client connect(String address) {
    ManagedChannel channel =
        Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
    OrdersGrpc.OrdersBlockingStub orders = OrdersGrpc.newBlockingStub(channel);
    return new Client() {
      @Override
      public void call() {
        Receipt receipt = orders.placeOrder(order());
        Samples.requireLines(receipt.getLinesCount());
      }

      @Override
      public void close() {
        channel.shutdownNow();
      }
    };
  }

  private static Order order() {
    Order.Builder order =
        Order.newBuilder()
            .setCustomer(
                Customer.newBuilder()
                    .setId(Samples.CUSTOMER)
                    .setName(Samples.NAME)
                    .addEmail(Samples.EMAIL))
            .setPickupPoint(Samples.PICKUP_POINT)
            .setDueDays(Samples.DUE_DAYS)
            .setNote(Samples.NOTE);
    for (int i = 0; i < Samples.LINES; i++) {
      order.addLines(OrderLine.newBuilder().setSku(Samples.sku(i)).setQuantity(i + 1));
    }
    return order.build();
  }

  private static final class Desk extends OrdersGrpc.OrdersImplBase {

    @Override
    public void placeOrder(Order order, StreamObserver<Receipt> replies) {
      Receipt.Builder receipt =
          Receipt.newBuilder()
              .setOrderId(Samples.ORDER_ID)
              .setPlacedAt(Samples.PLACED_AT.toInstant().toEpochMilli())
              .setTotal(money(Samples.TOTAL.toPlainString()));
      for (OrderLine line : order.getLinesList()) {
        receipt.addLines(line.toBuilder().setUnitPrice(money(Samples.UNIT_PRICE.toPlainString())));
      }
      replies.onNext(receipt.build());
      replies.onCompleted();
    }

    private static Money money(String value) {
      return Money.newBuilder().setValue(value).setCurrency(Samples.CURRENCY).build();
    }
  }
}
