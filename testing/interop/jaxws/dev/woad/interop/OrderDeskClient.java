package dev.woad.interop;

import dev.woad.orderdesk.OrderDesk;
import jakarta.xml.ws.soap.AddressingFeature;
import jakarta.xml.ws.soap.MTOMFeature;
import java.net.URL;

/**
 * Calls the order desk by the JAX-WS runtime on the class path, by proxies that were generated from
 * the WSDL of the running host: every operation of Orders and Documents, their faults, bad input.
 */
public final class OrderDeskClient {

  private OrderDeskClient() {}

  /** Takes the name to tell the outcomes under, and the base address. */
  public static void main(String[] args) throws Exception {
    String name = args[0];
    String base = args[1];
    OrderDesk desk = new OrderDesk(new URL(base + "/orders?wsdl"));
    OrderDesk single = new OrderDesk(new URL(base + "/orders/ws?singleWsdl"));

    Checks soap11 = new Checks(name + ", SOAP 1.1");
    new OrdersChecks(desk, "BasicHttpBinding_Orders").run(soap11);
    Checks soap12 = new Checks(name + ", SOAP 1.2 with WS-Addressing");
    new OrdersChecks(single, "WSHttpBinding_Orders", new AddressingFeature(true, true)).run(soap12);
    Checks mtom = new Checks(name + ", MTOM");
    String order =
        desk.getBasicHttpBindingOrders()
            .placeOrder(new Samples("documents").order("PN-0002", 1))
            .getOrderId();
    new DocumentsChecks(desk.getBasicHttpBindingDocuments(new MTOMFeature()), order).run(mtom);

    System.exit(soap11.failed() + soap12.failed() + mtom.failed() == 0 ? 0 : 1);
  }
}
