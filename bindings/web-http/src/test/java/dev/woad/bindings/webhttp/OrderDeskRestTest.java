package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.OrdersResource;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.InvalidOrderFault;
import dev.woad.orderdesk.types.Money;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.OutOfStockFault;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import dev.woad.orderdesk.types.Shortage;
import dev.woad.orderdesk.types.UnknownOrderFault;
import dev.woad.orderdesk.types.Violation;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order desk's contract, made from WSDL, on the wire. */
class OrderDeskRestTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String JSON =
      """
      {
        "customer": { "id": "C-1", "name": "Zoë Kovač" },
        "lines": [
          { "sku": "PN-0001", "quantity": 2, "engraving": "für Ada & <Co> ✒" },
          { "sku": "IN-0002", "quantity": 10000 }
        ],
        "delivery": { "speed": "SAME-DAY", "pickupPoint": { "code": "EF-12", "locker": 3 } },
        "payment": { "type": "CardPayment", "token": "tok-1", "authorizedAt": "2026-03-01T11:30:00Z" },
        "deliverBy": null,
        "giftWrapped": true,
        "signature": "c2lnbmVk"
      }
      """;

  private static final String XML =
      """
      <order xmlns="http://woad.dev/orderdesk/types">\
      <id>1</id>\
      <customer><id>C-1</id><name>Zoë Kovač</name></customer>\
      <lines><sku>PN-0001</sku><quantity>2</quantity>\
      <engraving>für Ada &amp; &lt;Co> ✒</engraving></lines>\
      <lines><sku>IN-0002</sku><quantity>10000</quantity></lines>\
      <delivery><speed>SAME-DAY</speed>\
      <pickupPoint><code>EF-12</code><locker>3</locker></pickupPoint></delivery>\
      <payment xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CardPayment">\
      <token>tok-1</token><authorizedAt>2026-03-01T11:30:00Z</authorizedAt></payment>\
      <deliverBy xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>\
      <giftWrapped>true</giftWrapped>\
      <signature>c2lnbmVk</signature>\
      </order>""";

  private ServedContracts served;

  @BeforeEach
  void serve() {
    served = ServedContracts.of(new Desk(), OrdersResource.class);
  }

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void jsonComesBackAsItWent() throws JsonProcessingException {
    HttpResponse<String> placed = served.postJson("/orders", JSON);
    HttpResponse<String> got = served.get("/orders/1");

    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
    assertThat(placed.body())
        .isEqualTo(
            """
            {"orderId":"1","placedAt":"2026-03-01T12:30:15.25+01:00",\
            "lines":[{"sku":"PN-0001","quantity":2,"engraving":"für Ada & <Co> ✒"},\
            {"sku":"IN-0002","quantity":10000}],"total":{"value":25.50,"currency":"EUR"}}""");
    assertThat(got.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(tree(got.body())).isEqualTo(tree(JSON.replaceFirst("\\{", "{ \"id\": \"1\",")));
  }

  @Test
  void jsonThatCameInGoesOutAsXmlAndBack() throws JsonProcessingException {
    served.postJson("/orders", JSON);

    HttpResponse<String> got = served.get("/orders/1", "Accept", "application/xml");
    HttpResponse<String> again = served.postXml("/orders", got.body());

    assertThat(got.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(got.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + XML);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(tree(served.get("/orders/2").body()))
        .isEqualTo(tree(JSON.replaceFirst("\\{", "{ \"id\": \"2\",")));
  }

  @Test
  void xmlMayComeInAnotherEncodingThanUtf8() {
    byte[] body = XML.getBytes(StandardCharsets.UTF_16);

    HttpResponse<String> placed =
        served.send(
            served
                .request("/orders", "Content-Type", "application/xml; charset=utf-16")
                .POST(BodyPublishers.ofByteArray(body))
                .build());

    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
    assertThat(served.get("/orders/1").body()).contains("Zoë Kovač", "✒");
  }

  @Test
  void listsGoAsJsonAndAsXml() {
    served.postJson("/orders", JSON);

    assertThat(served.get("/orders?status=PLACED").body()).startsWith("[{\"id\":\"1\",");
    assertThat(served.get("/orders?status=SHIPPED").body()).isEqualTo("[]");
    assertThat(served.get("/orders", "Accept", "application/xml").body())
        .startsWith(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<orders xmlns=\"http://woad.dev/orderdesk/types\"><order><id>1</id>");
  }

  @Test
  void operationWithoutResultIs204() {
    HttpResponse<String> shipped =
        served.postJson(
            "/orders/1/shipment", "{\"carrier\":\"DHL\",\"shippedAt\":\"2026-03-01T00:00:00Z\"}");

    assertThat(shipped.statusCode()).isEqualTo(204);
    assertThat(shipped.body()).isEmpty();
  }

  @Test
  void faultsAreWhatTheContractSays() {
    assertThat(served.get("/orders/9").body())
        .isEqualTo(
            """
            {"type":"http://woad.dev/orderdesk/types#UnknownOrder","title":"Unknown order",\
            "status":404,"detail":"No order 9","orderId":"9"}""");
    assertThat(served.postJson("/orders", JSON.replace("10000", "10001")).body())
        .isEqualTo(
            """
            {"type":"http://woad.dev/orderdesk/types#InvalidOrder","title":"Invalid order",\
            "status":422,"detail":"The order cannot stand",\
            "violations":[{"path":"lines[1].quantity","message":"10001 (expected: <= 10000)"}]}""");
    assertThat(served.postJson("/orders", JSON.replace("PN-0001", "PN-0000")).body())
        .isEqualTo(
            """
            {"type":"http://woad.dev/orderdesk/types#OutOfStock","title":"Out of stock",\
            "status":409,"detail":"Too little is left",\
            "shortages":[{"sku":"PN-0000","requested":2,"available":0}]}""");
  }

  @Test
  void sameFaultHasAnotherStatusWhereTheMethodSaysSo() {
    HttpResponse<String> cancelled =
        served.send(
            served.request("/orders/shipped/cancellation").POST(BodyPublishers.noBody()).build());

    assertThat(cancelled.statusCode()).isEqualTo(409);
    assertThat(cancelled.body()).contains("\"title\":\"Invalid order\",\"status\":409");
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  /** A desk without memory but for the orders themselves. */
  public static final class Desk implements OrdersResource {

    private final Map<String, Order> orders = new ConcurrentHashMap<>();

    @Override
    public Receipt placeOrder(Order order) throws OutOfStock, InvalidOrder {
      if (order.getLines().get(1).getQuantity() > 10000) {
        Violation violation = new Violation();
        violation.setPath("lines[1].quantity");
        violation.setMessage("10001 (expected: <= 10000)");
        InvalidOrderFault fault = new InvalidOrderFault();
        fault.getViolations().add(violation);
        throw new InvalidOrder("The order cannot stand", fault);
      }
      if (order.getLines().get(0).getSku().equals("PN-0000")) {
        Shortage shortage = new Shortage();
        shortage.setSku("PN-0000");
        shortage.setRequested(2);
        OutOfStockFault fault = new OutOfStockFault();
        fault.getShortages().add(shortage);
        throw new OutOfStock("Too little is left", fault);
      }
      order.setId(Integer.toString(orders.size() + 1));
      orders.put(order.getId(), order);
      Money total = new Money();
      total.setValue(new BigDecimal("25.50"));
      total.setCurrency("EUR");
      Receipt receipt = new Receipt();
      receipt.setOrderId(order.getId());
      receipt.setPlacedAt(OffsetDateTime.parse("2026-03-01T12:30:15.250+01:00"));
      receipt.getLines().addAll(order.getLines());
      receipt.setTotal(total);
      return receipt;
    }

    @Override
    public Order getOrder(String id) throws UnknownOrder {
      Order order = orders.get(id);
      if (order == null) {
        UnknownOrderFault fault = new UnknownOrderFault();
        fault.setOrderId(id);
        throw new UnknownOrder("No order " + id, fault);
      }
      return order;
    }

    @Override
    public List<Order> findOrders(
        @Nullable String customerId,
        @Nullable OrderStatus status,
        @Nullable String sku,
        @Nullable Integer limit) {
      return status == OrderStatus.SHIPPED ? List.of() : List.copyOf(orders.values());
    }

    @Override
    public void cancelOrder(String id) throws UnknownOrder, InvalidOrder {
      throw new InvalidOrder("The order is shipped", new InvalidOrderFault());
    }

    @Override
    public void notifyShipped(String id, Shipment shipment) {}
  }
}
