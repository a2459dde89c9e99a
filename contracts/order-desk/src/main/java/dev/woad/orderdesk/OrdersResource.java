package dev.woad.orderdesk;

import dev.woad.contracts.FaultStatus;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderStatus;
import dev.woad.orderdesk.types.Receipt;
import dev.woad.orderdesk.types.Shipment;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Orders} as REST: the same data types, as JSON or XML, and the same faults, each with a
 * status.
 */
@Path("/orders")
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@FaultStatus(fault = UnknownOrder.class, status = 404)
@FaultStatus(fault = OutOfStock.class, status = 409)
@FaultStatus(fault = InvalidOrder.class, status = 422)
public interface OrdersResource {

  /**
   * Takes an order and its items out of stock.
   *
   * @throws OutOfStock if there is too little of an item; then nothing is taken
   * @throws InvalidOrder if the order cannot stand as it is, with all that is wrong with it
   */
  @POST
  Receipt placeOrder(Order order) throws OutOfStock, InvalidOrder;

  /** Returns an order. */
  @GET
  @Path("/{id}")
  Order getOrder(@PathParam("id") String id) throws UnknownOrder;

  /** Returns orders, the newest first; a parameter that is left out does not narrow the search. */
  @GET
  List<Order> findOrders(
      @QueryParam("customerId") @Nullable String customerId,
      @QueryParam("status") @Nullable OrderStatus status,
      @QueryParam("sku") @Nullable String sku,
      @QueryParam("limit") @Nullable Integer limit);

  /**
   * Cancels an order and puts its items back into stock. To cancel it again does nothing.
   *
   * @throws InvalidOrder if it is shipped
   */
  @POST
  @Path("/{id}/cancellation")
  @FaultStatus(fault = InvalidOrder.class, status = 409)
  void cancelOrder(@PathParam("id") String id) throws UnknownOrder, InvalidOrder;

  /** Notes that an order is shipped. As in {@link Orders}, nothing tells whether it was known. */
  @POST
  @Path("/{id}/shipment")
  void notifyShipped(@PathParam("id") String id, Shipment shipment);
}
