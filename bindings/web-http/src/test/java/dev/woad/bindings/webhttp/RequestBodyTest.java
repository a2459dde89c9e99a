package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.webhttp.shop.CornerShop;
import dev.woad.bindings.webhttp.shop.Shop;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static final int MAX_SIZE = 4096;
  private static final int MAX_DEPTH = 8;

  private static ServedContracts served;

  @BeforeAll
  static void serve() {
    WebHttpBinding binding =
        WebHttpBinding.builder()
            .maxReceivedMessageSize(MAX_SIZE)
            .readerQuotas(ReaderQuotas.DEFAULT.withMaxDepth(MAX_DEPTH))
            .build();
    served = ServedContracts.of(new CornerShop(), binding, Shop.class);
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'count':'many'}            | count           | an integer from -2147483648 to 2147483647",
        "{'count':'7'}               | count           | an integer from -2147483648 to 2147483647",
        "{'count':1.5}               | count           | an integer from -2147483648 to 2147483647",
        "{'count':9999999999}        | count           | an integer from -2147483648 to 2147483647",
        "{'count':null}              | count           | an integer from -2147483648 to 2147483647",
        "{'price':'cheap'}           | price           | a number",
        "{'price':true}              | price           | a number",
        "{'price':1e999999999}       | price           | a number",
        "{'price':1e-999999999}      | price           | a number",
        "{'colour':'red'}            | colour          | one of dark-red, blue",
        "{'colour':0}                | colour          | one of dark-red, blue",
        "{'image':'???'}             | image           | base64 text",
        "{'name':{}}                 | name            | text",
        "{'name':[]}                 | name            | text",
        "{'part':{}}                 | part            | an array",
        "{'part':[{},{'count':{}}]}  | part[1].count   | an integer from -2147483648 to 2147483647",
        "{'packaging':[]}            | packaging       | an object",
        "{'comment':{}}              | comment         | text",
        "{'packaging':{'@type':'Box','height':'x'}} | packaging.height "
            + "| an integer from -2147483648 to 2147483647",
      })
  void wrongJsonValueIsNamedByItsPath(String body, String path, String expected) {
    HttpResponse<String> response = served.postJson("/items", json(body));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("\"path\":\"" + path + "\"")
        .contains("(expected: " + expected + ")")
        .doesNotContain("java", "dev.woad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'nam':'x'}                                 | nam",
        "{'part':[{'nam':'x'}]}                      | part[0].nam",
        "{'packaging':{'@type':'Bag','height':1}}    | packaging.height",
        "{'parts':[]}                                | parts",
      })
  void unknownJsonFieldIsNamedByItsPath(String body, String path) {
    HttpResponse<String> response = served.postJson("/items", json(body));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"detail\":\"" + path + ": unknown field (expected:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'packaging':{'@type':'dev.woad.bindings.webhttp.shop.Box'}}",
        "{'packaging':{'@type':'java.util.HashMap'}}",
        "{'packaging':{'@type':'Crate'}}",
        "{'packaging':{}}",
      })
  void onlySubtypesThatTheContractKnowsAreMade(String body) {
    HttpResponse<String> response = served.postJson("/items", json(body));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"path\":\"packaging");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'name':'Te        | 1 | 12",
        "{'name' 'Tea'}     | 1 | 9",
        "{'name':'Tea'} {}  | 1 | 16",
        "Tea                | 1 | 4",
        "{'name':'Tea',}    | 1 | 15",
        "{'name':NaN}       | 1 | 12",
        "{'count':1,'count':2} | 1 | 19",
        "<item/>            | 1 | 1",
      })
  void brokenJsonIs400WithItsPlace(String body, int line, int column) {
    HttpResponse<String> response = served.postJson("/items", json(body));

    assertThat(response.body()).contains("\"line\":" + line + ",\"column\":" + column);
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void placeOfBrokenJsonCountsLines() {
    HttpResponse<String> response = served.postJson("/items", "{\n  \"name\": \"Tea\"\n  \"x\"}");

    assertThat(response.body()).contains("\"line\":3,\"column\":3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void missingBodyIs400(String body) {
    HttpResponse<String> response = served.postJson("/items", body);

    assertThat(response.body())
        .isEqualTo(
            json(
                "{'title':'Bad Request','status':400,"
                    + "'detail':'request body: none (expected: one)'}"));
  }

  @ParameterizedTest
  @CsvSource({"json", "xml"})
  void nestingIsTakenToItsLimitAndRefusedBeyond(String kind) {
    // Each part is an array and an object deep in JSON, and one element in XML.
    boolean isJson = kind.equals("json");
    int deepest = isJson ? (MAX_DEPTH - 1) / 2 : MAX_DEPTH - 1;

    HttpResponse<String> within = post(kind, nested(isJson, deepest));
    HttpResponse<String> beyond = post(kind, nested(isJson, deepest + 1));

    assertThat(within.statusCode()).as(within.body()).isEqualTo(200);
    assertThat(beyond.statusCode()).isEqualTo(400);
    assertThat(beyond.body()).contains("more than a quota allows").contains("maxDepth");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sizeIsTakenToItsLimitAndRefusedBeyond(boolean announced) {
    HttpResponse<String> within = post(announced, ofSize(MAX_SIZE));
    HttpResponse<String> beyond = post(announced, ofSize(MAX_SIZE + 1));

    assertThat(within.statusCode()).isEqualTo(200);
    assertThat(beyond.statusCode()).isEqualTo(413);
    assertThat(beyond.body())
        .isEqualTo(
            json(
                "{'title':'Request Entity Too Large','status':413,"
                    + "'detail':'request body: too large (expected: <= 4096 bytes)'}"));
  }

  @ParameterizedTest
  @CsvSource({"application/xml", "application/x-www-form-urlencoded"})
  void sizeIsBoundedWhateverTheMediaType(String mediaType) {
    String path =
        mediaType.endsWith("stream")
            ? "/items/image"
            : mediaType.endsWith("xml") ? "/items" : "/items/form";
    String start = mediaType.endsWith("xml") ? "<item xmlns='urn:shop'><name>" : "name=";
    byte[] body = (start + "x".repeat(MAX_SIZE)).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response =
        served.send(
            served
                .request(path, "Content-Type", mediaType)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<count>many</count>        | count          | not a valid value (expected: an integer",
        "<count/>                   | count          | not a valid value (expected: an integer",
        "<count>2147483648</count>  | count          | not a valid value (expected: an integer",
        "<price>cheap</price>       | price          | not a valid value (expected: a number",
        "<price>1e999999999</price> | price          | not a valid value (expected: a number",
        "<colour>red</colour>       | colour         | not a valid value (expected: one of",
        "<colour>DARK_RED</colour>  | colour         | not a valid value (expected: one of",
        "<image>???</image>         | image          | not a valid value (expected: base64 text",
        "<part/><part><count>x</count></part> | part[1].count | not a valid value (expected:",
        "<part item-no='1'/>        | part[0].item-no | unknown attribute",
        "<packaging xsi:type='Box'><height>x</height></packaging> | packaging.height "
            + "| not a valid value (expected: an integer",
        "<nam>x</nam>               | nam            | unknown element",
        "<part><nam>x</nam></part>  | part[0].nam    | unknown element",
        "<name xmlns=''>x</name>    | name           | unknown element",
      })
  void wrongXmlIsNamedByItsPath(String content, String path, String message) {
    HttpResponse<String> response =
        served.postXml(
            "/items",
            "<item xmlns='urn:shop' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
                + content
                + "</item>");

    assertThat(response.body())
        .contains("\"detail\":\"" + path + ": " + message)
        .contains("\"line\":1")
        .contains("\"path\":\"" + path + "\"");
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<item xmlns='urn:shop'><name>x</item>",
        "<item xmlns='urn:shop'>",
        "<item xmlns='urn:shop'/><item/>",
        "<item xmlns='urn:shop'><name>&x;</name></item>",
        "<!DOCTYPE item [<!ENTITY x 'y'>]><item xmlns='urn:shop'><name>&x;</name></item>",
        "<!DOCTYPE item SYSTEM 'file:///etc/passwd'><item xmlns='urn:shop'/>",
        "<order xmlns='urn:shop'/>",
        "<item/>",
        "{}",
        "text",
      })
  void xmlThatIsNotTheExpectedDocumentIs400(String body) {
    HttpResponse<String> response = served.postXml("/items", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"line\":1").doesNotContain("root:", "Exception");
  }

  @Test
  void emptyXmlIs400() {
    HttpResponse<String> response = served.postXml("/items", "");

    assertThat(response.body()).contains("request body: none");
  }

  @Test
  void listOfXmlIsTakenAndItsItemsAreNamed() {
    String right = "<items xmlns='urn:shop'>\n <item><name>a</name></item> <item/></items>";
    String wrong = "<items xmlns='urn:shop'><item/><item><count>x</count></item></items>";

    assertThat(served.postXml("/items/all", right).body())
        .isEqualTo(json("[{'name':'a','count':0},{'count':0}]"));
    assertThat(served.postXml("/items/all", wrong).body()).contains("[1].count: not a valid value");
  }

  private static HttpResponse<String> post(boolean announced, byte[] body) {
    BodyPublisher publisher =
        announced
            ? BodyPublishers.ofByteArray(body)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return served.send(
        served.request("/items", "Content-Type", "application/json").POST(publisher).build());
  }

  private static HttpResponse<String> post(String kind, String body) {
    return kind.equals("json") ? served.postJson("/items", body) : served.postXml("/items", body);
  }

  private static String nested(boolean isJson, int depth) {
    return isJson
        ? "{\"part\":[".repeat(depth) + "{}" + "]}".repeat(depth)
        : "<item xmlns='urn:shop'>" + "<part>".repeat(depth) + "</part>".repeat(depth) + "</item>";
  }

  private static byte[] ofSize(int size) {
    String start = "{\"name\":\"";
    String text = start + "x".repeat(size - start.length() - 2) + "\"}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
