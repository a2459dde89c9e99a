package dev.woad.orderdesk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.messages.CancelOrderResponse;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.Shipment;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Response;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersPortTest {

  private LocalOrders desk;
  private OrdersPort orders;

  @BeforeAll
  void open() throws IOException {
    desk = new LocalOrders();
    orders = new OrderDeskClient().getOrders();
    ((BindingProvider) orders)
        .getRequestContext()
        .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, desk.address());
  }

  @AfterAll
  void close() {
    desk.close();
  }

  @Test
  void portIsTheContractWithTwins() {
    ContractDescription port = ContractDescription.of(OrdersPort.class);
    ContractDescription contract = ContractDescription.of(Orders.class);

    assertThat(port.name()).isEqualTo(contract.name());
    assertThat(port.operations())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("method")
        .isEqualTo(contract.operations());
  }

  @Test
  void callWaits() throws Exception {
    assertThat(orders.placeOrder(order(1)).getOrderId()).isEqualTo("1001");
    assertThat(orders.findOrders(new OrderQuery())).isEmpty();
  }

  @Test
  void responseComesLater() throws Exception {
    assertThat(orders.placeOrderAsync(order(1)).get().getReceipt().getOrderId()).isEqualTo("1001");
  }

  @Test
  void handlerIsCalled() throws Exception {
    CompletableFuture<CancelOrderResponse> handled = new CompletableFuture<>();

    orders.cancelOrderAsync("17", response -> complete(handled, response));

    assertThat(handled.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelOrderResponse.class);
  }

  @Test
  void faultIsThatOfTheContract() {
    assertThatThrownBy(() -> orders.getOrder("17"))
        .isInstanceOfSatisfying(
            UnknownOrder.class,
            thrown -> assertThat(thrown.getFaultInfo().getOrderId()).isEqualTo("17"));
  }

  @Test
  void faultComesLaterToo() {
    assertThatThrownBy(() -> orders.placeOrderAsync(order(11)).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            OutOfStock.class,
            thrown ->
                assertThat(thrown.getFaultInfo().getShortages())
                    .singleElement()
                    .satisfies(shortage -> assertThat(shortage.getAvailable()).isEqualTo(10)));
  }

  @Test
  void oneWayGoesOut() throws Exception {
    orders.notifyShipped("17", new Shipment());

    assertThat(desk.shipped().poll(10, TimeUnit.SECONDS)).isEqualTo("17");
  }

  @Test
  void asyncShapeHasAllOperations() {
    ContractDescription contract = ContractDescription.of(OrdersAsync.class);

    assertThat(contract.type()).isEqualTo(Orders.class);
    assertThat(OrdersAsync.class.getMethods())
        .extracting(method -> contract.operation(method).map(OperationDescription::name).orElse(""))
        .containsExactlyInAnyOrder(
            "CancelOrder", "FindOrders", "GetOrder", "NotifyShipped", "PlaceOrder");
  }

  private static void complete(
      CompletableFuture<CancelOrderResponse> handled, Response<CancelOrderResponse> response) {
    try {
      handled.complete(response.get());
    } catch (InterruptedException | ExecutionException e) {
      handled.completeExceptionally(e);
    }
  }

  private static Order order(int quantity) {
    OrderLine line = new OrderLine();
    line.setSku("PN-0001");
    line.setQuantity(quantity);
    Order order = new Order();
    order.getLines().add(line);
    return order;
  }
}
