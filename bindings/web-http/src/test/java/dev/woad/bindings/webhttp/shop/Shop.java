package dev.woad.bindings.webhttp.shop;

import dev.woad.contracts.FaultStatus;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Says nothing of media types where it need not. */
@Path("items")
@FaultStatus(fault = SoldOut.class, status = 409)
@FaultStatus(fault = NoSuchItemException.class, status = 404)
public interface Shop extends Lookup<Item> {

  @POST
  Item add(Item item) throws SoldOut, Closed;

  @POST
  @Path("all")
  List<Item> addAll(List<Item> items);

  @GET
  @Path("{id: [a-z][a-z0-9-]*}")
  CompletionStage<Item> get(@PathParam("id") String id);

  @PUT
  @Path("{id}/stock/{count}")
  void restock(@PathParam("id") String id, @PathParam("count") int count);

  @DELETE
  @Path("{id}")
  @FaultStatus(fault = SoldOut.class, status = 410)
  Response remove(@PathParam("id") String id) throws SoldOut;

  @GET
  @Path("search")
  CompletionStage<List<Item>> search(
      @QueryParam("colour") Colour colour,
      @QueryParam("tag") List<String> tags,
      @QueryParam("since") OffsetDateTime since,
      @QueryParam("inStock") boolean inStock,
      @QueryParam("limit") @DefaultValue("10") int limit);

  @GET
  @Path("caller")
  @Produces("text/plain")
  String caller(
      @HeaderParam("X-Caller") String caller,
      @CookieParam("session") String session,
      @Context UriInfo uri,
      @Context HttpHeaders headers);

  @POST
  @Path("form")
  @Consumes("application/x-www-form-urlencoded")
  Item form(@BeanParam ItemForm form);

  @POST
  @Path("image")
  @Consumes("application/octet-stream")
  @Produces("application/octet-stream")
  InputStream image(InputStream image);

  @GET
  @Path("fail")
  CompletionStage<Item> fail(@QueryParam("how") String how);

  /** Where parameters of a form go. */
  final class ItemForm {
    @FormParam("name")
    public String name;

    @FormParam("count")
    public int count;
  }
}
