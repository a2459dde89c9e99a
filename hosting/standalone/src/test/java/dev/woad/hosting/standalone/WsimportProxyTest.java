package dev.woad.hosting.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.xml.ws.developer.JAXWSProperties;
import dev.woad.bindings.Binding;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.bindings.netpipe.NetNamedPipeBinding;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.bindings.soap.BindingFeature;
import dev.woad.contracts.CommunicationException;
import dev.woad.hosting.ServiceHost;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.client.OrderDeskClient;
import dev.woad.orderdesk.client.OrdersPort;
import dev.woad.orderdesk.messages.CancelOrderResponse;
import dev.woad.orderdesk.service.OrderDesk;
import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.PickupPoint;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.WebServiceFeature;
import java.io.Closeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Proxies as wsimport makes them, of a SOAP 1.1 port, on every wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WsimportProxyTest {

  private static final Map<String, Binding> WIRES = new LinkedHashMap<>();

  static {
    WIRES.put("http://localhost:0/orders", BasicHttpBinding.create());
    WIRES.put("http://localhost:0/orders/ws", WsHttpBinding.create());
    WIRES.put("http://localhost:0/orders/binary", NetHttpBinding.create());
    WIRES.put("net.tcp://localhost:0/orders", NetTcpBinding.create());
    WIRES.put("net.pipe://localhost/" + UUID.randomUUID(), NetNamedPipeBinding.create());
    WIRES.put("ws://localhost:0/orders/socket", NetHttpBinding.builder().scheme("ws").build());
  }

  private final JdbcConnectionPool database =
      JdbcConnectionPool.create("jdbc:h2:mem:wsimport;LOCK_TIMEOUT=10000", "", "");
  private ServiceHost host;

  @BeforeAll
  void open() {
    var builder = ServiceHost.builder(new OrderDesk(database));
    WIRES.forEach((address, binding) -> builder.endpoint(Orders.class, binding, address));
    host = builder.build();
    host.open();
  }

  @AfterAll
  void close() {
    host.close();
    database.dispose();
  }

  @TestFactory
  Stream<DynamicTest> callsAndTheirResultsGoThrough() {
    return onEveryWire(
        orders -> {
          String id = orders.placeOrder(order()).getOrderId();

          assertThat(orders.getOrder(id).getLines())
              .singleElement()
              .extracting(OrderLine::getSku)
              .isEqualTo("IN-0002");
        });
  }

  @TestFactory
  Stream<DynamicTest> declaredFaultsAreThoseOfTheContract() {
    return onEveryWire(
        orders ->
            assertThatThrownBy(() -> orders.getOrder("nobody"))
                .isInstanceOfSatisfying(
                    UnknownOrder.class,
                    fault -> assertThat(fault.getFaultInfo().getOrderId()).isEqualTo("nobody")));
  }

  @TestFactory
  Stream<DynamicTest> asynchronousMethodsWork() {
    return onEveryWire(
        orders -> {
          String id = orders.placeOrderAsync(order()).get().getReceipt().getOrderId();

          assertThat(orders.cancelOrderAsync(id).get()).isInstanceOf(CancelOrderResponse.class);
          assertThatThrownBy(() -> orders.getOrderAsync("nobody").get())
              .isInstanceOf(ExecutionException.class)
              .hasCauseInstanceOf(UnknownOrder.class);
        });
  }

  @Test
  void whatGoesWrongIsAnExceptionOfJaxWs() throws Exception {
    OrdersPort orders = proxy("http://localhost:1/orders", BasicHttpBinding.create());
    try (Closeable closing = (Closeable) orders) {
      ((BindingProvider) orders).getRequestContext().put(JAXWSProperties.REQUEST_TIMEOUT, 10_000);

      assertThatThrownBy(() -> orders.getOrder("1"))
          .isInstanceOf(WebServiceException.class)
          .hasCauseInstanceOf(CommunicationException.class)
          .hasMessageContaining("http://localhost:1/orders");
    }
  }

  private Stream<DynamicTest> onEveryWire(ThrowingConsumer<OrdersPort> test) {
    return host.endpoints().stream()
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.binding().name(), () -> withProxy(endpoint, test)));
  }

  private static void withProxy(ServiceEndpoint endpoint, ThrowingConsumer<OrdersPort> test)
      throws Throwable {
    OrdersPort orders = proxy(endpoint.address().toString(), endpoint.binding());
    try (Closeable closing = (Closeable) orders) {
      test.accept(orders);
    }
  }

  private static OrdersPort proxy(String address, Binding binding) {
    // By the address alone, where another scheme than Metro's own tells the binding.
    WebServiceFeature[] features =
        binding == null || !address.startsWith("http")
            ? new WebServiceFeature[0]
            : new WebServiceFeature[] {new BindingFeature(binding)};
    OrdersPort orders = new OrderDeskClient().getOrders(features);
    ((BindingProvider) orders)
        .getRequestContext()
        .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, address);
    return orders;
  }

  private static Order order() {
    Customer customer = new Customer();
    customer.setId("C-1");
    customer.setName("Ada");
    OrderLine line = new OrderLine();
    line.setSku("IN-0002");
    line.setQuantity(1);
    PickupPoint point = new PickupPoint();
    point.setCode("EF-12");
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.STANDARD);
    delivery.setPickupPoint(point);
    InvoicePayment payment = new InvoicePayment();
    payment.setDueDays((short) 30);
    Order order = new Order();
    order.setCustomer(customer);
    order.getLines().addAll(List.of(line));
    order.setDelivery(delivery);
    order.setPayment(payment);
    return order;
  }
}
