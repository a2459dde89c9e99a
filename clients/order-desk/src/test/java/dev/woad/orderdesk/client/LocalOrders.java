package dev.woad.orderdesk.client;

import com.sun.net.httpserver.HttpServer;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.OutOfStockFault;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import dev.woad.orderdesk.types.Shortage;
import dev.woad.orderdesk.types.UnknownOrderFault;
import jakarta.jws.WebService;
import jakarta.xml.ws.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A desk of the contract's own, on HTTP, that has ten of everything and remembers nothing. */
public final class LocalOrders implements AutoCloseable {

  private final Service service = new Service();
  private final HttpServer server;
  private final Endpoint endpoint;

  LocalOrders() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint = Endpoint.create(service);
    endpoint.publish(server.createContext("/orders"));
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/orders";
  }

  /** Returns the ids of the orders that were told to be shipped. */
  BlockingQueue<String> shipped() {
    return service.shipped;
  }

  @Override
  public void close() {
    endpoint.stop();
    server.stop(0);
  }

  /** Public, as the engine wants it. */
  @WebService(endpointInterface = "dev.woad.orderdesk.Orders")
  public static final class Service implements Orders {

    private final BlockingQueue<String> shipped = new LinkedBlockingQueue<>();

    @Override
    public Receipt placeOrder(Order order) throws OutOfStock {
      OrderLine line = order.getLines().get(0);
      if (line.getQuantity() > 10) {
        Shortage shortage = new Shortage();
        shortage.setSku(line.getSku());
        shortage.setRequested(line.getQuantity());
        shortage.setAvailable(10);
        OutOfStockFault fault = new OutOfStockFault();
        fault.getShortages().add(shortage);
        throw new OutOfStock("out of stock: " + line.getSku(), fault);
      }
      Receipt receipt = new Receipt();
      receipt.setOrderId("1001");
      return receipt;
    }

    @Override
    public Order getOrder(String id) throws UnknownOrder {
      UnknownOrderFault fault = new UnknownOrderFault();
      fault.setOrderId(id);
      throw new UnknownOrder("id: " + id, fault);
    }

    @Override
    public List<Order> findOrders(OrderQuery query) {
      return List.of();
    }

    @Override
    public void cancelOrder(String id) {
      // Every order is cancelled here, always.
    }

    @Override
    public void notifyShipped(String id, Shipment shipment) {
      shipped.add(id);
    }
  }
}
