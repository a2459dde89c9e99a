package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.webhttp.shop.CornerShop;
import dev.woad.bindings.webhttp.shop.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestProblemsTest {

  private static ServedContracts served;

  @BeforeAll
  static void serve() {
    served = ServedContracts.of(new CornerShop(), Shop.class);
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @Test
  void declaredFaultHasItsStatusAndTellsWhatItsBeanDoes() {
    HttpResponse<String> response =
        served.postJson("/items", json("{'item-id':'i1','name':'rare'}"));

    assertProblem(
        response,
        409,
        "{'type':'urn:shop:SoldOut','title':'Sold out','status':409,"
            + "'detail':'The last one went at noon','itemId':'i1','faultStatus':'gone'}");
  }

  @Test
  void declaredFaultIsXmlToThoseWhoLikeItBetter() {
    HttpResponse<String> response =
        served.postJson(
            "/items",
            json("{'item-id':'i1','name':'rare'}"),
            "Accept",
            "application/xml, application/json;q=0.5");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+xml");
    assertThat(response.body())
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><problem xmlns=\"urn:ietf:rfc:7807\">"
                + "<type>urn:shop:SoldOut</type><title>Sold out</title><status>409</status>"
                + "<detail>The last one went at noon</detail><itemId>i1</itemId>"
                + "<faultStatus>gone</faultStatus></problem>");
  }

  @Test
  void methodGivesDeclaredFaultAnotherStatusThanType() {
    HttpResponse<String> response = send("DELETE", "/items/rare");

    assertProblem(
        response,
        410,
        "{'type':'urn:shop:SoldOut','title':'Sold out','status':410,'detail':'Gone already'}");
  }

  @Test
  void declaredFaultWithoutStatusIs500WithAllThatItTells() {
    HttpResponse<String> response = served.postJson("/items", json("{'name':'sunday'}"));

    assertProblem(
        response,
        500,
        "{'type':'urn:shop:Closed','title':'Closed','status':500,"
            + "'detail':'Come back later','fault':'until Monday'}");
  }

  @Test
  void exceptionThatOnlyRestKnowsHasItsStatus() {
    HttpResponse<String> response = send("GET", "/items/none");

    assertProblem(
        response,
        404,
        "{'type':'http://shop.webhttp.bindings.woad.dev/NoSuchItem','title':'No such item',"
            + "'status':404,'detail':'There is no item none'}");
  }

  @Test
  void faultExceptionWithDeclaredDetailIsThatFault() {
    HttpResponse<String> response = served.postJson("/items", json("{'name':'by-detail'}"));

    assertProblem(
        response,
        409,
        "{'type':'urn:shop:SoldOut','title':'Sold out','status':409,"
            + "'detail':'Sold out today','itemId':'i1'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sender    | 400 | {'title':'Bad Request','status':400,'detail':'It makes no sense'}",
        "receiver  | 500 | {'title':'Internal Server Error','status':500,'detail':'Broken till'}",
        "denied    | 403 | {'title':'Forbidden','status':403,'detail':'Access is denied.'}",
        "forbidden | 403 | {'title':'Forbidden','status':403}",
        "empty     | 402 | {'title':'Payment Required','status':402}",
        "busy      | 503 | {'title':'Service Unavailable','status':503,"
            + "'detail':'The service has as many calls as it can take. Try again later.'}",
      })
  void otherFaultsGoByTheirCode(String how, int status, String problem) {
    HttpResponse<String> response = send("GET", "/items/fail?how=" + how);

    assertProblem(response, status, problem);
  }

  @ParameterizedTest
  @CsvSource({"now", "later", "error"})
  void undeclaredExceptionTellsNothingButAnId(String how) {
    HttpResponse<String> response = send("GET", "/items/fail?how=" + how);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .matches(".*\"status\":500,.*\"instance\":\"urn:uuid:[0-9a-f-]{36}\"}")
        .doesNotContain("secret", "Exception", "dev.woad");
  }

  @Test
  void responseThatTheServiceChoseIsLeftAsItIs() {
    HttpResponse<String> response = send("GET", "/items/fail?how=own");

    assertThat(response.statusCode()).isEqualTo(418);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(response.body()).isEqualTo("Ich bin eine Teekanne ☕");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "PUT | /items/x/stock/many         | 404 | path parameter count | count   | a number",
        "GET | /items/search?limit=1.5     | 400 | query parameter limit | limit  | a number",
        "GET | /items/search?colour=RED    | 400 | query parameter colour | colour "
            + "| one of dark-red, blue",
        "GET | /items/search?inStock=yes   | 400 | query parameter inStock | inStock "
            + "| true or false",
        "GET | /items/search?since=today   | 400 | query parameter since | since "
            + "| a date and time such as 2026-01-31T12:00:00Z",
      })
  void wrongParameterIsNamed(
      String method, String path, int status, String what, String name, String expected) {
    HttpResponse<String> response = send(method, path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .contains("\"detail\":\"" + what + ": not a valid value (expected: " + expected + ")\"")
        .contains("\"violations\":[{\"path\":\"" + name + "\"");
  }

  @ParameterizedTest
  @CsvSource({"/nowhere", "/", "/items//search", "/items/x/stock", "/;x"})
  void unknownPathIs404(String path) {
    HttpResponse<String> response = send("GET", path);

    assertProblem(
        response,
        404,
        "{'title':'Not Found','status':404,'detail':'No resource has this address.'}");
  }

  @Test
  void unknownMethodIs405WithThoseThatAreKnown() {
    HttpResponse<String> response = send("PATCH", "/items");

    assertThat(response.headers().firstValue("Allow")).hasValue("POST,OPTIONS");
    assertProblem(
        response,
        405,
        "{'title':'Method Not Allowed','status':405,"
            + "'detail':'The resource does not have this method (expected: one of POST, OPTIONS).'}");
  }

  @Test
  void mediaTypeThatIsNotProducedIs406() {
    HttpResponse<String> response = served.get("/items/search", "Accept", "text/csv");

    assertProblem(
        response,
        406,
        "{'title':'Not Acceptable','status':406,"
            + "'detail':'The resource produces no media type that the request accepts.'}");
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "a/b/c", "*;q=x", "'text/html;q=2, */*;q='"})
  void garbledAcceptIsAProblemAtMost(String accept) {
    HttpResponse<String> response = served.get("/items/search", "Accept", accept);

    assertThat(response.statusCode()).isIn(200, 400, 406);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .matches("application/(problem\\+)?json");
  }

  @Test
  void mediaTypeThatIsNotConsumedIs415() {
    HttpResponse<String> response =
        served.send(
            served
                .request("/items", "Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a,b"))
                .build());

    assertProblem(
        response,
        415,
        "{'title':'Unsupported Media Type','status':415,"
            + ""
            + "'detail':'The resource does not consume the media type of the request body.'}");
  }

  @Test
  void optionsTellsTheMethods() {
    HttpResponse<String> response =
        served.send(
            served
                .request("/items", "Accept", "application/json")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Allow")).hasValue("POST,OPTIONS");
    assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    assertThat(response.body()).isEmpty();
  }

  @Test
  void eachValueOfAHeaderIsKept() {
    HttpResponse<String> response = send("DELETE", "/items/locked");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().allValues("Set-Cookie"))
        .satisfiesExactlyInAnyOrder(
            cookie -> assertThat(cookie).startsWith("a=1"),
            cookie -> assertThat(cookie).startsWith("b=2"));
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .containsExactlyInAnyOrder("Basic realm=\"shop\"", "Negotiate");
  }

  @Test
  void undeclaredExceptionTellsAllWhereItIsToldTo() {
    try (ServedContracts telling = ServedContracts.telling(new CornerShop(), Shop.class)) {
      HttpResponse<String> response = telling.get("/items/fail?how=now");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body())
          .contains("\"detail\":\"secret 4711\"")
          .contains("\"exception\":{\"type\":\"java.lang.IllegalStateException\"")
          .contains("\"message\":\"secret 4711\"", "CornerShop.fail(");
      assertThat(telling.get("/items/fail?how=now", "Accept", "application/xml").body())
          .contains("<exception><type>java.lang.IllegalStateException</type>");
      assertThat(telling.get("/items/fail?how=sender").body()).doesNotContain("exception");
    }
  }

  private static HttpResponse<String> send(String method, String path) {
    return served.send(served.request(path).method(method, BodyPublishers.noBody()).build());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String problem) {
    assertThat(response.body()).isEqualTo(json(problem));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
