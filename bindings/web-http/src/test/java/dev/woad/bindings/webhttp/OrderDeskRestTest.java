package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.OrdersResource;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import dev.woad.orderdesk.types.UnknownOrderFault;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrderDeskRestTest {

  private static ServedContracts served;

  @BeforeAll
  static void serve() {
    served = ServedContracts.of(new Desk(), OrdersResource.class);
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @Test
  void smoke() {
    for (String a : new String[] {"application/json", "application/xml"}) {
      show(served.postJson("/orders", ORDER, "Accept", a));
      show(served.get("/orders/7", "Accept", a));
      show(served.get("/orders/none", "Accept", a));
      show(served.get("/orders?status=PLACED&limit=2", "Accept", a));
      show(served.get("/orders?status=FOO&limit=2", "Accept", a));
      show(served.get("/orders?limit=zwei", "Accept", a));
      show(served.get("/nowhere", "Accept", a));
      show(served.get("/orders", "Accept", "text/csv"));
      show(served.postXml("/orders", "<a/>", "Accept", a));
      show(served.postJson("/orders", "{\"lines\":[{\"quantity\":\"abc\"}]}", "Accept", a));
      show(served.postJson("/orders", "{\"lines\":[{\"quantit\":\"abc\"}]}", "Accept", a));
      show(served.postJson("/orders", "{\"lines\":[{\"quantity\":", "Accept", a));
      show(served.postJson("/orders", "", "Accept", a));
      show(served.postJson("/orders", "null", "Accept", a));
    }
    show(served.get("/openapi.json"));
    show(served.get("/openapi.yaml"));
    show(served.get("", "Accept", "text/html"));
    assertThat(1).isEqualTo(1);
  }

  private static void show(HttpResponse<String> r) {
    System.out.println(
        r.request().method()
            + " "
            + r.uri().getPath()
            + " -> "
            + r.statusCode()
            + " "
            + r.headers().map()
            + "\n"
            + r.body());
  }

  private static final String ORDER =
      """
                {
                  "customer": { "id": "C-1", "name": "Ada" },
                  "lines": [ { "sku": "PN-0001", "quantity": 1 } ],
                  "delivery": { "speed": "SAME-DAY", "pickupPoint": { "code": "EF-12", "locker": 3 } },
                  "payment": { "type": "InvoicePayment", "dueDays": 30, "vatId": "DE123456789" },
                  "deliverBy": null,
                  "giftWrapped": false
                }
                """;

  static final class Desk implements OrdersResource {

    private final List<Order> orders = new ArrayList<>();

    @Override
    public Receipt placeOrder(Order order) throws OutOfStock, InvalidOrder {
      orders.add(order);
      Receipt receipt = new Receipt();
      receipt.setOrderId("1");
      receipt.getLines().addAll(order.getLines());
      return receipt;
    }

    @Override
    public Order getOrder(String id) throws UnknownOrder {
      if (id.equals("none")) {
        UnknownOrderFault fault = new UnknownOrderFault();
        fault.setOrderId(id);
        throw new UnknownOrder("no order " + id, fault);
      }
      Order order = orders.get(0);
      order.setId(id);
      return order;
    }

    @Override
    public List<Order> findOrders(
        @Nullable String customerId,
        @Nullable OrderStatus status,
        @Nullable String sku,
        @Nullable Integer limit) {
      return orders;
    }

    @Override
    public void cancelOrder(String id) throws UnknownOrder, InvalidOrder {}

    @Override
    public void notifyShipped(String id, Shipment shipment) {}
  }
}
