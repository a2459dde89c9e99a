package dev.woad.interop;

import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.Orders;
import dev.woad.orderdesk.OutOfStock;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderQuery;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import jakarta.jms.ConnectionFactory;
import jakarta.jws.WebService;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.transport.jms.ConnectionFactoryFeature;

/** Calls the order desk over a queue; then serves another queue, for Woad's client. */
public final class OverJms {

  private static final String SOAP_OVER_JMS = "http://www.w3.org/2010/soapjms/";

  private OverJms() {}

  /** Takes the URL of the broker, the class path of Woad's client, and its program. */
  public static void main(String[] args) throws Exception {
    ConnectionFactory factory = new ActiveMQConnectionFactory(args[0]);
    Orders desk = client(factory);
    Checks checks = new Checks("cxf, SOAP over JMS");
    new OrdersChecks(desk).run(checks);

    JaxWsServerFactoryBean service = new JaxWsServerFactoryBean();
    service.setServiceBean(new Relay(desk));
    service.setTransportId(SOAP_OVER_JMS);
    service.setAddress("jms:queue:cxf-orders");
    service.getFeatures().add(new ConnectionFactoryFeature(factory));
    Server server = service.create();
    int called =
        new ProcessBuilder("java", "-cp", args[1], args[2], "jms:queue:cxf-orders", args[0])
            .inheritIO()
            .start()
            .waitFor();
    server.stop();
    System.exit(checks.failed() == 0 ? called : 1);
  }

  private static Orders client(ConnectionFactory factory) {
    JaxWsProxyFactoryBean client = new JaxWsProxyFactoryBean();
    client.setTransportId(SOAP_OVER_JMS);
    client.setAddress("jms:queue:orders");
    client.getFeatures().add(new ConnectionFactoryFeature(factory));
    return client.create(Orders.class);
  }

  /** Passes calls on to the order desk, faults and all. */
  @WebService(
      serviceName = "OrderDesk",
      targetNamespace = "http://woad.dev/orderdesk",
      endpointInterface = "dev.woad.orderdesk.Orders")
  public static final class Relay implements Orders {

    private final Orders desk;

    Relay(Orders desk) {
      this.desk = desk;
    }

    @Override
    public Receipt placeOrder(Order order) throws OutOfStock, InvalidOrder {
      return desk.placeOrder(order);
    }

    @Override
    public Order getOrder(String id) throws UnknownOrder {
      return desk.getOrder(id);
    }

    @Override
    public List<Order> findOrders(OrderQuery query) {
      return desk.findOrders(query);
    }

    @Override
    public void cancelOrder(String id) throws UnknownOrder, InvalidOrder {
      desk.cancelOrder(id);
    }

    @Override
    public void notifyShipped(String id, Shipment shipment) {
      desk.notifyShipped(id, shipment);
    }
  }
}
