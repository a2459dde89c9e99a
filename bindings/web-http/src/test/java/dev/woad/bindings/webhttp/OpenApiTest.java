package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.webhttp.shop.Shop;
import dev.woad.orderdesk.OrdersResource;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {

  private static ServedContracts served;
  private static OpenAPI openApi;

  @BeforeAll
  static void serve() {
    // Both contracts of one object; it is described and never called.
    InvocationHandler none = (proxy, method, arguments) -> null;
    Object both =
        Proxy.newProxyInstance(
            OpenApiTest.class.getClassLoader(),
            new Class<?>[] {OrdersResource.class, Shop.class},
            none);
    served = ServedContracts.of(both, OrdersResource.class, Shop.class);
    openApi = parse(served.get("/openapi.json").body());
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/openapi.yaml"})
  void isValid(String path) {
    HttpResponse<String> response = served.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/" + path.substring(path.indexOf('.') + 1));
    parse(response.body());
  }

  @Test
  void serverIsTheAddressAsTheCallerKnowsIt() {
    String url = served.listener.address().toString();

    assertThat(openApi.getServers()).singleElement().extracting("url").isEqualTo(url);
    assertThat(openApi.getInfo().getTitle()).isEqualTo("OrdersResource, Shop");
  }

  @Test
  void allOperationsOfAllContractsAreThere() {
    assertThat(openApi.getPaths().keySet())
        .containsExactlyInAnyOrder(
            "/orders",
            "/orders/{id}",
            "/orders/{id}/cancellation",
            "/orders/{id}/shipment",
            "/items",
            "/items/all",
            "/items/by-name/{name}",
            "/items/caller",
            "/items/fail",
            "/items/form",
            "/items/image",
            "/items/search",
            "/items/{id}",
            "/items/{id}/stock/{count}");
    assertThat(operations("/items/{id}"))
        .containsOnlyKeys(PathItem.HttpMethod.GET, PathItem.HttpMethod.DELETE);
    Operation place = operations("/orders").get(PathItem.HttpMethod.POST);
    assertThat(place.getOperationId()).isEqualTo("placeOrder");
    assertThat(place.getSummary()).isEqualTo("Place order");
    assertThat(place.getTags()).containsExactly("OrdersResource");
  }

  @Test
  void faultsAreProblemsOfTheirStatuses() {
    Operation place = operations("/orders").get(PathItem.HttpMethod.POST);
    Operation cancel = operations("/orders/{id}/cancellation").get(PathItem.HttpMethod.POST);

    assertThat(place.getResponses()).containsOnlyKeys("200", "409", "422", "default");
    assertThat(cancel.getResponses()).containsOnlyKeys("204", "404", "409", "default");
    assertThat(place.getResponses().get("409").getContent())
        .containsOnlyKeys("application/problem+json", "application/problem+xml");
    assertThat(
            place
                .getResponses()
                .get("409")
                .getContent()
                .get("application/problem+json")
                .getSchema()
                .get$ref())
        .isEqualTo("#/components/schemas/OutOfStockProblem");
    assertThat(schema("OutOfStockProblem").getAllOf())
        .extracting("$ref")
        .containsExactly("#/components/schemas/Problem", "#/components/schemas/OutOfStockFault");
  }

  @Test
  void dataAreAsJaxbHasThem() {
    Schema<?> item = schema("Item");

    assertThat(item.getProperties())
        .containsOnlyKeys(
            "item-id", "name", "count", "price", "colour", "image", "comment", "part", "packaging");
    assertThat(item.getRequired()).containsExactlyInAnyOrder("name", "count");
    assertThat(item.getProperties().get("image").getFormat()).isEqualTo("byte");
    assertThat(item.getProperties().get("comment").getType()).isEqualTo("string");
    assertThat(item.getProperties().get("colour").getEnum().toString())
        .isEqualTo("[dark-red, blue]");
    assertThat(item.getProperties().get("item-id").getXml().getAttribute()).isTrue();
    assertThat(schema("Order").getRequired())
        .containsExactlyInAnyOrder("customer", "lines", "delivery", "payment", "deliverBy");
    assertThat(schema("Order").getProperties().get("deliverBy").getNullable()).isTrue();
    assertThat(schema("OrderLine").getRequired()).containsExactlyInAnyOrder("sku", "quantity");
  }

  @Test
  void subtypesAreToldApartByTheirProperty() {
    assertThat(schema("Packaging").getDiscriminator().getPropertyName()).isEqualTo("@type");
    assertThat(schema("Packaging").getDiscriminator().getMapping())
        .containsOnly(
            Map.entry("Box", "#/components/schemas/Box"),
            Map.entry("Bag", "#/components/schemas/Bag"));
    assertThat(schema("Payment").getDiscriminator().getPropertyName()).isEqualTo("type");
    assertThat(schema("Payment").getDiscriminator().getMapping())
        .containsOnlyKeys("CardPayment", "InvoicePayment");
    assertThat(schema("Box").getAllOf().get(0).get$ref())
        .isEqualTo("#/components/schemas/Packaging");
  }

  @Test
  void parametersAreThoseThatTheContractBinds() {
    Operation search = operations("/items/search").get(PathItem.HttpMethod.GET);
    Operation caller = operations("/items/caller").get(PathItem.HttpMethod.GET);
    Operation restock = operations("/items/{id}/stock/{count}").get(PathItem.HttpMethod.PUT);
    Operation form = operations("/items/form").get(PathItem.HttpMethod.POST);

    assertThat(search.getParameters())
        .extracting(Parameter::getName)
        .containsExactly("colour", "tag", "since", "inStock", "limit");
    assertThat(search.getParameters().get(1).getSchema().getType()).isEqualTo("array");
    assertThat(search.getParameters().get(4).getSchema().getDefault()).isEqualTo(10);
    assertThat(caller.getParameters())
        .extracting(Parameter::getIn)
        .containsExactly("header", "cookie");
    assertThat(restock.getParameters()).allMatch(Parameter::getRequired);
    assertThat(
            form.getRequestBody()
                .getContent()
                .get("application/x-www-form-urlencoded")
                .getSchema()
                .getProperties()
                .keySet()
                .toString())
        .isEqualTo("[name, count]");
  }

  @Test
  void browsersSeeAPage() {
    HttpResponse<String> page =
        served.get("", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    HttpResponse<String> other = served.get("");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("<h1>OrdersResource, Shop</h1>")
        .contains("href=\"" + served.listener.address() + "/openapi.json\"")
        .contains("<td>POST</td><td><code>/orders</code></td><td>Place order</td>")
        .doesNotContain("<script", "<link", "<img");
    assertThat(other.statusCode()).isEqualTo(404);
  }

  private static Map<PathItem.HttpMethod, Operation> operations(String path) {
    return openApi.getPaths().get(path).readOperationsMap();
  }

  private static Schema<?> schema(String name) {
    return openApi.getComponents().getSchemas().get(name);
  }

  private static OpenAPI parse(String document) {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(document, null, null);
    assertThat(result.getMessages()).isEmpty();
    return result.getOpenAPI();
  }
}
