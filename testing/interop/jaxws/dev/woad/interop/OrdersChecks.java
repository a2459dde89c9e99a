package dev.woad.interop;

import static dev.woad.interop.Checks.expect;
import static dev.woad.interop.Checks.thrown;

import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.OrderDesk;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.CardPayment;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Parcel;
import dev.woad.orderdesk.types.PickupPoint;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import dev.woad.orderdesk.types.Shortage;
import dev.woad.orderdesk.types.Violation;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.WebServiceFeature;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;

/** Every operation of Orders at one port. Later checks call for what the earlier ones placed. */
final class OrdersChecks {

  private static final QName PLACE_ORDER = new QName(Samples.DESK, "PlaceOrder");

  private final OrderDesk desk;
  private final QName port;
  private final WebServiceFeature[] features;
  private final Orders orders;
  private final Samples samples = new Samples("jaxws-" + UUID.randomUUID());
  private final XMLGregorianCalendar until = Samples.time("2099-12-31T12:00:00+01:00");
  private String invoiced = "";
  private String byCard = "";

  OrdersChecks(OrderDesk desk, String port, WebServiceFeature... features) {
    this.desk = desk;
    this.port = new QName(Samples.DESK, port);
    this.features = features;
    this.orders = desk.getPort(this.port, Orders.class, features);
  }

  /** Checks what a proxy leads to that was not made of the port of a WSDL. */
  OrdersChecks(Orders orders) {
    this.desk = null;
    this.port = null;
    this.features = new WebServiceFeature[0];
    this.orders = orders;
  }

  void run(Checks checks) {
    checks.check("place order on invoice", this::placeOrderOnInvoice);
    checks.check("place order by card", this::placeOrderByCard);
    checks.check("get order on invoice", this::getOrderOnInvoice);
    checks.check("get order by card", this::getOrderByCard);
    checks.check("find orders", this::findOrders);
    checks.check("find no orders", () -> expect(find("nobody"), List.of()));
    checks.check("notify shipped", this::notifyShipped);
    checks.check("cancel order", this::cancelOrder);
    checks.check("unknown order", this::unknownOrder);
    checks.check("out of stock", this::outOfStock);
    checks.check("invalid order", this::invalidOrder);
    checks.check("cancel shipped order", this::cancelShippedOrder);
    if (desk != null) {
      checks.check("not a number", this::notANumber);
    }
    checks.check(
        "goes on", () -> expect(orders.getOrder(byCard).getStatus(), OrderStatus.CANCELLED));
  }

  private void placeOrderOnInvoice() throws Exception {
    Receipt receipt = orders.placeOrder(samples.order("PN-0002", 3));

    expect(receipt.getTotal().getValue(), new BigDecimal("15.90"));
    expect(receipt.getTotal().getCurrency(), "EUR");
    expect(receipt.getLines().size(), 2);
    invoiced = receipt.getOrderId();
  }

  private void placeOrderByCard() throws Exception {
    Order order = samples.order("PN-0002", 3);
    PickupPoint point = new PickupPoint();
    point.setCode("P-7");
    point.setLocker(12);
    order.getDelivery().setAddress(null);
    order.getDelivery().setPickupPoint(point);
    CardPayment card = new CardPayment();
    card.setToken("tok");
    card.setAuthorizedAt(Samples.time(Instant.now().toString()));
    order.setPayment(card);
    order.setDeliverBy(until);
    order.setGiftWrapped(true);
    order.setNote("");
    order.setSignature(new byte[] {0, 1, -2, -1});

    byCard = orders.placeOrder(order).getOrderId();
  }

  private void getOrderOnInvoice() throws Exception {
    Order order = orders.getOrder(invoiced);

    expect(order.getStatus(), OrderStatus.PLACED);
    expect(order.getCustomer().getName(), Samples.NAME);
    expect(order.getCustomer().getEmail(), List.of("a@b.example", "c@d.example"));
    expect(order.getDelivery().getSpeed(), DeliverySpeed.SAME_DAY);
    expect(order.getDelivery().getAddress().getCity(), "Erfurt");
    expect(((InvoicePayment) order.getPayment()).getDueDays(), (short) 14);
    expect(order.getDeliverBy(), null);
    expect(order.getLines().get(1).getEngraving(), "für Zoë");
  }

  private void getOrderByCard() throws Exception {
    Order order = orders.getOrder(byCard);

    expect(order.getDelivery().getPickupPoint().getLocker(), 12);
    expect(((CardPayment) order.getPayment()).getToken(), "tok");
    expect(order.getDeliverBy().compare(until), 0);
    expect(order.isGiftWrapped(), true);
    expect(Arrays.toString(order.getSignature()), "[0, 1, -2, -1]");
  }

  private void findOrders() {
    expect(find(samples.customer()), List.of(byCard, invoiced));
  }

  private List<String> find(String customer) {
    OrderQuery query = new OrderQuery();
    query.setCustomerId(customer);
    query.getStatus().addAll(List.of(OrderStatus.PLACED, OrderStatus.SHIPPED));
    return orders.findOrders(query).stream().map(Order::getId).toList();
  }

  private void notifyShipped() throws Exception {
    Shipment shipment = new Shipment();
    shipment.setCarrier("Bote");
    shipment.setShippedAt(Samples.time(Instant.now().toString()));
    Parcel parcel = new Parcel();
    parcel.setWeight(new BigDecimal("0.125"));
    parcel.setFragile(true);
    shipment.getParcels().add(parcel);

    orders.notifyShipped(invoiced, shipment);

    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (orders.getOrder(invoiced).getStatus() != OrderStatus.SHIPPED) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("order is not shipped after 10 s");
      }
      Thread.sleep(50);
    }
  }

  private void cancelOrder() throws Exception {
    orders.cancelOrder(byCard);

    expect(orders.getOrder(byCard).getStatus(), OrderStatus.CANCELLED);
  }

  private void unknownOrder() throws Exception {
    UnknownOrder fault = thrown(UnknownOrder.class, () -> orders.getOrder("no-such <order>"));

    expect(fault.getFaultInfo().getOrderId(), "no-such <order>");
  }

  private void outOfStock() throws Exception {
    OutOfStock fault =
        thrown(OutOfStock.class, () -> orders.placeOrder(samples.order("SE-0001", 2)));

    Shortage shortage = fault.getFaultInfo().getShortages().get(0);
    expect(shortage.getSku(), "SE-0001");
    expect(shortage.getRequested(), 2);
    expect(shortage.getAvailable(), 0);
  }

  private void invalidOrder() throws Exception {
    InvalidOrder fault =
        thrown(InvalidOrder.class, () -> orders.placeOrder(samples.order("pen", 0)));

    expect(paths(fault), List.of("lines[0].sku", "lines[0].quantity"));
  }

  private void cancelShippedOrder() throws Exception {
    InvalidOrder fault = thrown(InvalidOrder.class, () -> orders.cancelOrder(invoiced));

    expect(paths(fault), List.of("status"));
  }

  private static List<String> paths(InvalidOrder fault) {
    return fault.getFaultInfo().getViolations().stream().map(Violation::getPath).toList();
  }

  private void notANumber() throws Exception {
    Dispatch<Source> dispatch =
        desk.createDispatch(port, Source.class, Service.Mode.PAYLOAD, features);
    dispatch.getRequestContext().put("jakarta.xml.ws.soap.http.soapaction.use", true);
    dispatch
        .getRequestContext()
        .put("jakarta.xml.ws.soap.http.soapaction.uri", Samples.DESK + "/Orders/PlaceOrder");
    dispatch.getRequestContext().put("jakarta.xml.ws.wsdl.operation", PLACE_ORDER);
    Source request = new StreamSource(new StringReader(Samples.NOT_A_NUMBER));

    // CXF throws no SOAPFaultException from a Dispatch, but what is above it.
    WebServiceException fault = thrown(WebServiceException.class, () -> dispatch.invoke(request));

    if (!fault.getMessage().contains("unitPrice")) {
      throw new AssertionError(fault.getMessage() + " (expected: what is wrong)");
    }
  }
}
