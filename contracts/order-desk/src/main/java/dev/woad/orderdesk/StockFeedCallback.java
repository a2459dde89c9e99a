package dev.woad.orderdesk;

import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.xml.ws.RequestWrapper;

/**
 * What {@link StockFeed} calls at its clients. The WSDL speaks of it, but makes no interface of
 * what a service sends by itself.
 */
@WebService(name = "StockFeedCallback", targetNamespace = "http://woad.dev/orderdesk/stock")
public interface StockFeedCallback {

  /** Tells how much there is of an item now. */
  @Oneway
  @WebMethod(
      operationName = "StockChanged",
      action = "http://woad.dev/orderdesk/stock/StockFeed/StockChanged")
  @RequestWrapper(
      localName = "StockChanged",
      targetNamespace = "http://woad.dev/orderdesk/stock",
      className = "dev.woad.orderdesk.stock.StockChanged")
  void stockChanged(
      @WebParam(name = "sku", targetNamespace = "http://woad.dev/orderdesk/stock") String sku,
      @WebParam(name = "level", targetNamespace = "http://woad.dev/orderdesk/stock") int level);
}
