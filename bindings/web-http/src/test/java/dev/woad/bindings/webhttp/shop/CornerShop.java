package dev.woad.bindings.webhttp.shop;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.ServerTooBusyException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import javax.xml.namespace.QName;

/** A shop that has whatever is asked for. */
public class CornerShop implements Shop {

  @Override
  public Item add(Item item) throws SoldOut, Closed {
    if ("rare".equals(item.name)) {
      SoldOutFault fault = new SoldOutFault();
      fault.itemId = item.id;
      fault.status = "gone";
      throw new SoldOut("The last one went at noon", fault);
    }
    if ("sunday".equals(item.name)) {
      throw new Closed("Come back later");
    }
    if ("by-detail".equals(item.name)) {
      SoldOutFault fault = new SoldOutFault();
      fault.itemId = "i1";
      throw FaultException.of("Sold out today").withDetail(fault);
    }
    return item;
  }

  @Override
  public List<Item> addAll(List<Item> items) {
    return items;
  }

  @Override
  public CompletionStage<Item> get(String id) {
    // On another thread, and later: the call must not need the one that it came on.
    return CompletableFuture.supplyAsync(
        () -> {
          if (id.equals("none")) {
            throw new NoSuchItemException("There is no item " + id);
          }
          return item(id);
        },
        ForkJoinPool.commonPool());
  }

  @Override
  public void restock(String id, int count) {}

  @Override
  public Response remove(String id) throws SoldOut {
    if (id.equals("rare")) {
      throw new SoldOut("Gone already", new SoldOutFault());
    }
    if (id.equals("locked")) {
      return Response.status(401)
          .cookie(new NewCookie.Builder("a").value("1").build())
          .cookie(new NewCookie.Builder("b").value("2").build())
          .header("WWW-Authenticate", "Basic realm=\"shop\"")
          .header("WWW-Authenticate", "Negotiate")
          .build();
    }
    return Response.accepted(item(id)).header("X-Removed", id).build();
  }

  @Override
  public CompletionStage<List<Item>> search(
      Colour colour, List<String> tags, OffsetDateTime since, boolean inStock, int limit) {
    Item item = item(String.join("+", tags));
    item.colour = colour;
    item.name = since + " " + inStock;
    item.count = limit;
    return CompletableFuture.completedFuture(List.of(item));
  }

  @Override
  public String caller(String caller, String session, UriInfo uri, HttpHeaders headers) {
    String path =
        CompletableFuture.supplyAsync(() -> uri.getPath() + headers.getHeaderString("X-Caller"))
            .join();
    return caller + " " + session + " " + path;
  }

  @Override
  public Item form(ItemForm form) {
    Item item = item("form");
    item.name = form.name;
    item.count = form.count;
    return item;
  }

  @Override
  public InputStream image(InputStream image) {
    return image;
  }

  @Override
  public CompletionStage<Item> fail(String how) {
    Throwable error =
        switch (how) {
          case "sender" -> FaultException.of("It makes no sense");
          case "receiver" -> FaultException.of(FaultCode.RECEIVER, "Broken till");
          case "denied" ->
              FaultException.of(
                  FaultCode.sender(new QName("urn:codes", "AccessDenied")), "Access is denied.");
          case "busy" -> new ServerTooBusyException("throttled");
          case "forbidden" -> new ForbiddenException();
          case "empty" -> new WebApplicationException(402);
          case "own" ->
              new WebApplicationException(
                  Response.status(418)
                      .type("text/plain")
                      .entity("Ich bin eine Teekanne ☕")
                      .build());
          case "later" -> new CompletionException(new IllegalStateException("secret 4711"));
          case "error" -> new AssertionError("secret 4711");
          default -> new IllegalStateException("secret 4711");
        };
    return CompletableFuture.failedFuture(error);
  }

  @Override
  public List<Item> byName(String name) {
    Item item = item("named");
    item.name = name;
    return List.of(item);
  }

  private static Item item(String id) {
    Item item = new Item();
    item.id = id;
    item.name = "Tea";
    item.parts = new ArrayList<>();
    return item;
  }
}
