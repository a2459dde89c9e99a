package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.http.HttpResponse;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interface that is a contract of SOAP and of REST at once. */
final class TwofoldContractTest {

  private final ServedContracts served = ServedContracts.of(new Depot(), Stock.class);

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void parameterThatOnlySoapNamesIsTheBody() {
    HttpResponse<String> added = served.postJson("/stock", "{\"sku\":\"a\",\"count\":3}");

    assertThat(added.statusCode()).isEqualTo(204);
    assertThat(served.get("/stock/a").body()).contains("3");
  }

  @Test
  void bodyIsDescribedWhateverSoapSaysOfIt() throws Exception {
    JsonNode description = new JsonMapper().readTree(served.get("/openapi.json").body());

    assertThat(description.at("/paths/~1stock/post/requestBody/content").fieldNames())
        .toIterable()
        .containsExactly("application/json", "application/xml");
  }

  @WebService
  @Path("/stock")
  public interface Stock {

    @POST
    void add(@WebParam(name = "item") Item item);

    @GET
    @Path("{sku}")
    Item find(@PathParam("sku") @WebParam(name = "sku") String sku);
  }

  public static final class Item {
    public @Nullable String sku;
    public int count;
  }

  public static final class Depot implements Stock {

    private final ConcurrentMap<String, Item> items = new ConcurrentHashMap<>();

    @Override
    public void add(Item item) {
      items.put(String.valueOf(item.sku), item);
    }

    @Override
    public Item find(String sku) {
      return items.get(sku);
    }
  }
}
