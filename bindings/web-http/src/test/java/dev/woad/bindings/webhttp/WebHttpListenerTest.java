package dev.woad.bindings.webhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.Via;
import dev.woad.bindings.webhttp.shop.CornerShop;
import dev.woad.bindings.webhttp.shop.Shop;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebHttpListenerTest {

  @Test
  void requestTravelsWithTheCall() {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      served.get("/items/search?tag=a", "X-Caller", "me");

      Message message = served.recorder.last;
      assertThat(message).isNotNull();
      assertThat(message.version()).isEqualTo(MessageVersion.NONE);
      assertThat(message.body().isEmpty()).isTrue();
      HttpRequestProperty request =
          message.properties().find(HttpRequestProperty.class).orElseThrow();
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.uri()).isEqualTo(served.uri("/items/search?tag=a"));
      assertThat(request.header("x-caller")).hasValue("me");
      assertThat(request.remoteAddress()).contains("127.0.0.1");
      assertThat(message.properties().find(Via.class))
          .hasValue(new Via(served.uri("/items/search")));
    }
  }

  @Test
  void parametersOfAllKindsAreBound() {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      String search =
          served
              .get(
                  "/items/search?colour=dark-red&tag=a&tag=%C3%BC%2Bb&inStock=true"
                      + "&since=2026-01-01T00:00:00%2B02:00&limit=3")
              .body();
      String caller = served.get("/items/caller", "X-Caller", "me", "Cookie", "session=s1").body();
      String form =
          served
              .send(
                  served
                      .request("/items/form", "Content-Type", "application/x-www-form-urlencoded")
                      .POST(BodyPublishers.ofString("name=Gr%C3%BCner+Tee&count=2"))
                      .build())
              .body();

      assertThat(search)
          .isEqualTo(
              "[{\"name\":\"2026-01-01T00:00+02:00 true\",\"count\":3,"
                  + "\"colour\":\"dark-red\",\"item-id\":\"a+ü+b\"}]");
      assertThat(caller).isEqualTo("me s1 items/callerme");
      assertThat(form).isEqualTo("{\"name\":\"Grüner Tee\",\"count\":2,\"item-id\":\"form\"}");
    }
  }

  @Test
  void methodsOfGenericParentsKnowTheirTypes() {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      HttpResponse<String> named =
          served.get("/items/by-name/Tee%20%E2%98%95", "Accept", "application/xml");

      assertThat(named.body())
          .isEqualTo(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><items xmlns=\"urn:shop\">"
                  + "<item item-id=\"named\"><name>Tee ☕</name><count>0</count></item></items>");
    }
  }

  @Test
  void resultOfAnotherThreadIsAwaited() {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      HttpResponse<String> got = served.get("/items/i1");

      assertThat(got.statusCode()).isEqualTo(200);
      assertThat(got.body()).isEqualTo("{\"name\":\"Tea\",\"count\":0,\"item-id\":\"i1\"}");
    }
  }

  @Test
  void typesThatOnlyJaxbSpeaksOfGoAsJson() {
    String json =
        "{\"name\":\"Tea\",\"count\":1,\"price\":0.10,\"image\":\"AQID\",\"comment\":\"✓\","
            + "\"part\":[{\"name\":\"Leaf\",\"count\":2}],"
            + "\"packaging\":{\"@type\":\"Box\",\"label\":\"big\",\"height\":3},"
            + "\"item-id\":\"i1\"}";
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      String xml = served.postJson("/items", json, "Accept", "application/xml").body();
      HttpResponse<String> back = served.postXml("/items", xml);

      assertThat(back.body()).isEqualTo(json);
    }
  }

  @Test
  void headTellsOfGetWithoutItsBody() throws IOException, InterruptedException {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      HttpResponse<String> get = served.get("/items/i1");
      HttpResponse<Void> head =
          served.client.send(
              served.request("/items/i1").method("HEAD", BodyPublishers.noBody()).build(),
              BodyHandlers.discarding());

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValue("Content-Length"))
          .isEqualTo(get.headers().firstValue("Content-Length"));
      assertThat(head.headers().firstValue("Content-Type")).hasValue("application/json");
    }
  }

  @Test
  void streamsFlowThroughBothWays() throws IOException, InterruptedException {
    long size = 64L * 1024 * 1024;
    WebHttpBinding binding = WebHttpBinding.builder().maxReceivedMessageSize(size).build();
    try (ServedContracts served = ServedContracts.of(new Slow(), binding, Patience.class)) {
      HttpResponse<String> counted =
          served.send(
              served
                  .request("/count", "Content-Type", "application/octet-stream")
                  .POST(BodyPublishers.ofInputStream(() -> new Zeros(size)))
                  .build());
      HttpResponse<InputStream> zeros =
          served.client.send(
              served.request("/zeros?size=" + size).build(), BodyHandlers.ofInputStream());

      assertThat(counted.body()).isEqualTo(Long.toString(size));
      assertThat(zeros.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
      try (InputStream body = zeros.body()) {
        assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
      }
    }
  }

  @Test
  void streamBeyondTheLimitIsCutShort() {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      assertThatThrownBy(
              () ->
                  served.client.send(
                      served
                          .request("/items/image", "Content-Type", "application/octet-stream")
                          .POST(BodyPublishers.ofInputStream(() -> new Zeros(10_000_000)))
                          .build(),
                      BodyHandlers.ofByteArray()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void manyCallsAtATimeDoNotMixUp() {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      List<CompletableFuture<HttpResponse<String>>> calls =
          IntStream.range(0, 400)
              .mapToObj(
                  i ->
                      served.client.sendAsync(
                          served
                              .request(
                                  "/items/i" + i,
                                  "Accept",
                                  i % 2 == 0 ? "application/json" : "application/xml")
                              .build(),
                          BodyHandlers.ofString()))
              .toList();

      for (int i = 0; i < calls.size(); i++) {
        String body = calls.get(i).join().body();
        assertThat(body)
            .contains(i % 2 == 0 ? "\"item-id\":\"i" + i + "\"" : "item-id=\"i" + i + "\"");
      }
    }
  }

  @Test
  void closingWaitsForCallsUnderWay() throws Exception {
    Slow slow = new Slow();
    ServedContracts served = ServedContracts.of(slow, Patience.class);
    CompletableFuture<HttpResponse<String>> call =
        served.client.sendAsync(served.request("/wait").build(), BodyHandlers.ofString());
    slow.called.get(20, TimeUnit.SECONDS);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(served::close);
    slow.result.complete("done");

    assertThat(call.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
    closing.get(20, TimeUnit.SECONDS);
  }

  @Test
  void closingGivesUpCallsThatTakeTooLong() throws Exception {
    Slow slow = new Slow();
    try (ServedContracts served = ServedContracts.of(slow, Patience.class)) {
      CompletableFuture<HttpResponse<String>> call =
          served.client.sendAsync(served.request("/wait").build(), BodyHandlers.ofString());
      slow.called.get(20, TimeUnit.SECONDS);

      served.listener.close(Duration.ofMillis(1));

      assertThat(call)
          .satisfiesAnyOf(
              answered ->
                  assertThat(answered.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503),
              cut -> assertThat(cut).isCompletedExceptionally());
    }
  }

  @Test
  void stoppedListenerAnswersNoMore() {
    try (ServedContracts served = ServedContracts.of(new CornerShop(), Shop.class)) {
      assertThat(served.get("/items/i1").statusCode()).isEqualTo(200);

      served.listener.stop();

      assertThat(served.get("/items/i1").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void contractThatJerseyRefusesIsToldToCallers() {
    try (ServedContracts served = ServedContracts.of(new Object(), Unreadable.class)) {
      HttpResponse<String> response = served.get("/unreadable");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body())
          .isEqualTo(
              "{\"title\":\"Internal Server Error\",\"status\":500,"
                  + "\"detail\":\"The service could not start. Its log says why.\"}");
    }
  }

  @Test
  void contractMayStandAtTheRoot() {
    try (ServedContracts served =
        ServedContracts.at("http://localhost:0/", new Slow(), Patience.class)) {
      assertThat(served.get("hello?name=Zo%C3%AB").body()).isEqualTo("Hello Zoë");
      assertThat(served.get("openapi.json").body()).contains("\"/hello\"");
      assertThat(served.get("", "Accept", "text/html").body()).contains("<h1>Patience</h1>");
    }
  }

  @Path("/")
  interface Patience {
    @GET
    @Path("wait")
    CompletionStage<String> waitForIt();

    @GET
    @Path("hello")
    String hello(@QueryParam("name") String name);

    @POST
    @Path("count")
    @Consumes("application/octet-stream")
    String count(InputStream in) throws IOException;

    @GET
    @Path("zeros")
    @Produces("application/octet-stream")
    StreamingOutput zeros(@QueryParam("size") long size);
  }

  /** Answers when it is told to. */
  public static final class Slow implements Patience {

    final CompletableFuture<Void> called = new CompletableFuture<>();
    final CompletableFuture<String> result = new CompletableFuture<>();

    @Override
    public CompletionStage<String> waitForIt() {
      called.complete(null);
      return result;
    }

    @Override
    public String hello(String name) {
      return "Hello " + name;
    }

    @Override
    public String count(InputStream in) throws IOException {
      return Long.toString(in.transferTo(OutputStream.nullOutputStream()));
    }

    @Override
    public StreamingOutput zeros(long size) {
      return out -> new Zeros(size).transferTo(out);
    }
  }

  @Path("unreadable")
  interface Unreadable {
    @GET
    @Path("{id: [}")
    String get(@PathParam("id") String id);
  }

  private static final class Zeros extends InputStream {

    private long left;

    Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(left, length);
      left -= read;
      return read;
    }
  }
}
