package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.Money;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shortage;
import dev.woad.orderdesk.types.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OrderDeskTest {

  @RegisterExtension final FreshDesk fresh;

  OrderDeskTest(TestDatabase database) {
    fresh = new FreshDesk(database);
  }

  @Test
  void receiptTellsWhatWasBought() throws Exception {
    Receipt receipt = fresh.desk().placeOrder(Samples.full());

    assertThat(receipt.getTotal()).usingRecursiveComparison().isEqualTo(euros("105.00"));
    assertThat(receipt.getLines())
        .extracting(OrderLine::getSku, line -> line.getUnitPrice().getValue().toString())
        .containsExactly(tuple("PN-0001", "39.90"), tuple("IN-0001", "8.40"));
    assertThat(receipt.getOrderId()).isEqualTo("1001");
  }

  @Test
  void orderComesBackAsItWasPlaced() throws Exception {
    Order order = Samples.full();

    Receipt receipt = fresh.desk().placeOrder(order);

    order.setId(receipt.getOrderId());
    order.setPlacedAt(receipt.getPlacedAt());
    order.setStatus(OrderStatus.PLACED);
    order.setTotal(receipt.getTotal());
    order.getLines().get(0).setUnitPrice(euros("39.90"));
    order.getLines().get(1).setUnitPrice(euros("8.40"));
    assertThat(fresh.desk().getOrder(receipt.getOrderId()))
        .usingRecursiveComparison()
        .isEqualTo(order);
  }

  @Test
  void orderWithLittleComesBackToo() throws Exception {
    Receipt receipt = fresh.desk().placeOrder(Samples.small("NB-0001", 1));

    Order read = fresh.desk().getOrder(receipt.getOrderId());

    assertThat(read)
        .usingRecursiveComparison()
        .comparingOnlyFields(
            "customer", "delivery", "payment", "deliverBy", "giftWrapped", "note", "signature")
        .isEqualTo(Samples.small("NB-0001", 1));
  }

  @Test
  void placingDoesNotTouchWhatTheCallerGave() throws Exception {
    Order order = Samples.full();

    fresh.desk().placeOrder(order);

    assertThat(order.getId()).isNull();
    assertThat(order.getLines().get(0).getUnitPrice()).isNull();
  }

  @Test
  void ordersAndStockSurviveRestart() throws Exception {
    Receipt receipt = fresh.desk().placeOrder(Samples.full());

    Order read = fresh.reopened().getOrder(receipt.getOrderId());

    assertThat(read.getPlacedAt()).isEqualTo(receipt.getPlacedAt());
    assertThat(fresh.stockOf("PN-0001")).isEqualTo(248);
  }

  @Test
  void linesOfTheSameItemAddUp() throws Exception {
    fresh.setStock("NB-0001", 5);
    Order order = Samples.small("NB-0001", 3);
    order.getLines().add(Samples.line("NB-0001", 3));

    OutOfStock thrown =
        catchThrowableOfType(OutOfStock.class, () -> fresh.desk().placeOrder(order));

    assertThat(thrown.getFaultInfo().getShortages())
        .extracting(Shortage::getSku, Shortage::getRequested, Shortage::getAvailable)
        .containsExactly(tuple("NB-0001", 6, 5));
  }

  @Test
  void outOfStockTakesNothingAndTellsAll() throws Exception {
    Order order = Samples.small("NB-0001", 10);
    order.getLines().add(Samples.line("SE-0001", 1));
    order.getLines().add(Samples.line("PA-0002", 91));

    OutOfStock thrown =
        catchThrowableOfType(OutOfStock.class, () -> fresh.desk().placeOrder(order));

    assertThat(thrown).hasMessage("out of stock: PA-0002, SE-0001");
    assertThat(thrown.getFaultInfo().getShortages())
        .extracting(Shortage::getRequested, Shortage::getAvailable)
        .containsExactly(tuple(91, 90), tuple(1, 0));
    assertThat(fresh.stockOf("NB-0001")).isEqualTo(500);
    assertThat(fresh.number("select count(*) from customer_order")).isZero();
  }

  @Test
  void unknownItemIsAViolationAmongOthers() {
    Order order = Samples.small("XX-0001", 1);
    order.getLines().add(Samples.line("NB-0001", 0));
    order.getCustomer().setName(" ");

    InvalidOrder thrown =
        catchThrowableOfType(InvalidOrder.class, () -> fresh.desk().placeOrder(order));

    assertThat(thrown.getFaultInfo().getViolations())
        .extracting(Violation::getPath, Violation::getMessage)
        .containsExactly(
            tuple("customer.name", "blank"),
            tuple("lines[1].quantity", "0 (expected: 1 to 10000)"),
            tuple("lines[0].sku", "XX-0001 (expected: an item that the desk has)"));
  }

  @Test
  void cancellingPutsItemsBack() throws Exception {
    Receipt receipt = fresh.desk().placeOrder(Samples.full());

    fresh.desk().cancelOrder(receipt.getOrderId());
    fresh.desk().cancelOrder(receipt.getOrderId());

    assertThat(fresh.desk().getOrder(receipt.getOrderId()).getStatus())
        .isEqualTo(OrderStatus.CANCELLED);
    assertThat(fresh.stockOf("PN-0001")).isEqualTo(250);
    assertThat(fresh.stockOf("IN-0001")).isEqualTo(600);
  }

  @Test
  void shippedOrderCannotBeCancelled() throws Exception {
    Receipt receipt = fresh.desk().placeOrder(Samples.full());
    fresh.desk().notifyShipped(receipt.getOrderId(), Samples.shipment());

    assertThatThrownBy(() -> fresh.desk().cancelOrder(receipt.getOrderId()))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage("order: status: SHIPPED (expected: PLACED)");
    assertThat(fresh.stockOf("PN-0001")).isEqualTo(248);
    assertThat(fresh.number("select count(*) from parcel")).isEqualTo(1);
  }

  @Test
  void shipmentThatCannotBeIsDropped() throws Exception {
    Receipt receipt = fresh.desk().placeOrder(Samples.full());
    fresh.desk().cancelOrder(receipt.getOrderId());

    fresh.desk().notifyShipped(receipt.getOrderId(), Samples.shipment());
    fresh.desk().notifyShipped("17", Samples.shipment());
    fresh.desk().notifyShipped("no id", Samples.shipment());

    assertThat(fresh.desk().getOrder(receipt.getOrderId()).getStatus())
        .isEqualTo(OrderStatus.CANCELLED);
    assertThat(fresh.number("select count(*) from shipment")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "17", "1001", "0", "-1", "+1001", "1001 or 1=1", "999999999999999999"})
  void unknownOrderIsTold(String id) {
    assertThatThrownBy(() -> fresh.desk().getOrder(id))
        .isInstanceOfSatisfying(
            UnknownOrder.class,
            thrown -> assertThat(thrown.getFaultInfo().getOrderId()).isEqualTo(id));
    assertThatThrownBy(() -> fresh.desk().cancelOrder(id)).isInstanceOf(UnknownOrder.class);
  }

  @Test
  void searchNarrowsByAllThatIsGiven() throws Exception {
    OrderDesk desk = fresh.desk();
    String first = desk.placeOrder(Samples.full()).getOrderId();
    Receipt second = desk.placeOrder(Samples.small("NB-0001", 1));
    String third = desk.placeOrder(Samples.small("IN-0001", 1)).getOrderId();
    desk.cancelOrder(third);

    assertThat(ids(new OrderQuery())).containsExactly(third, second.getOrderId(), first);
    OrderQuery query = new OrderQuery();
    query.setSku("IN-0001");
    assertThat(ids(query)).containsExactly(third, first);
    query.getStatus().add(OrderStatus.PLACED);
    query.getStatus().add(OrderStatus.SHIPPED);
    assertThat(ids(query)).containsExactly(first);
    query.setCustomerId("C-2");
    assertThat(ids(query)).isEmpty();
    query = new OrderQuery();
    query.setPlacedFrom(second.getPlacedAt());
    query.setLimit(1);
    assertThat(ids(query)).containsExactly(third);
    query.setPlacedBefore(second.getPlacedAt());
    assertThat(ids(query)).isEmpty();
  }

  @Test
  void restSearchIsTheSame() throws Exception {
    OrderDesk desk = fresh.desk();
    String first = desk.placeOrder(Samples.full()).getOrderId();
    desk.placeOrder(Samples.small("NB-0001", 1));

    List<Order> found = desk.findOrders("C-1", OrderStatus.PLACED, "IN-0001", 10);

    assertThat(found).extracting(Order::getId).containsExactly(first);
    assertThat(desk.findOrders(null, null, null, null)).hasSize(2);
  }

  @Test
  void concurrentOrdersNeverOversell() throws Exception {
    OrderDesk desk = fresh.desk();
    fresh.setStock("IN-0002", 40);
    fresh.setStock("PN-0001", 1000);
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      // Lines in either order: rows that were locked as they are given would be a deadlock.
      Order order = Samples.order("C-" + i);
      order.getLines().add(Samples.line(i % 2 == 0 ? "IN-0002" : "PN-0001", 1));
      order.getLines().add(Samples.line(i % 2 == 0 ? "PN-0001" : "IN-0002", 1));
      attempts.add(() -> placed(desk, order));
    }

    int placed = run(attempts);

    assertThat(placed).isEqualTo(40);
    assertThat(fresh.stockOf("IN-0002")).isZero();
    assertThat(fresh.stockOf("PN-0001")).isEqualTo(960);
    assertThat(fresh.number("select count(*) from order_line where sku = 'IN-0002'")).isEqualTo(40);
  }

  @Test
  void orderIsCancelledOnlyOnceByManyAtOnce() throws Exception {
    OrderDesk desk = fresh.desk();
    String id = desk.placeOrder(Samples.small("NB-0001", 7)).getOrderId();
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      attempts.add(
          () -> {
            desk.cancelOrder(id);
            return true;
          });
    }

    run(attempts);

    assertThat(fresh.stockOf("NB-0001")).isEqualTo(500);
  }

  private List<String> ids(OrderQuery query) {
    return fresh.desk().findOrders(query).stream().map(Order::getId).toList();
  }

  private static boolean placed(OrderDesk desk, Order order) throws InvalidOrder {
    try {
      desk.placeOrder(order);
      return true;
    } catch (OutOfStock e) {
      return false;
    }
  }

  private static int run(List<Callable<Boolean>> attempts)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      int successes = 0;
      for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
        successes += attempt.get() ? 1 : 0;
      }
      return successes;
    } finally {
      threads.shutdown();
    }
  }

  private static Money euros(String value) {
    return Item.money(new BigDecimal(value), "EUR");
  }
}
