package dev.woad.bindings.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.MetadataDocument;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.FaultCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpChannelListenerTest {

  static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
  static final String PING = "<Ping xmlns=\"urn:orders:v1\"><text>hi</text></Ping>";
  private static final String TEXT = "Content-Type: text/xml; charset=utf-8\r\n";
  private static final String ACTION = "SOAPAction: \"urn:ping\"\r\n";

  private EchoService service = EchoService.open(BasicHttpBinding.create());

  @AfterEach
  void close() {
    service.close();
  }

  static String envelope(String soap, String body) {
    return "<s:Envelope xmlns:s=\"" + soap + "\"><s:Body>" + body + "</s:Body></s:Envelope>";
  }

  private static String ping() {
    return envelope(SOAP11, PING);
  }

  private void restart(EchoService other) {
    service.close();
    service = other;
  }

  private void restartWithMetadata() {
    BindingParameters parameters = new BindingParameters();
    MetadataSource source =
        (query, base) ->
            query.equals("other")
                ? Optional.empty()
                : Optional.of(
                    new MetadataDocument(
                        "text/xml; charset=utf-8",
                        (query.isEmpty() ? "page" : query) + " " + base));
    parameters.put(MetadataSource.class, source);
    restart(EchoService.open(BasicHttpBinding.create(), EchoService::echo, parameters.child()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/xml; charset=utf-8",
        "text/xml",
        "text/xml; charset=\"UTF-8\"",
        "Text/XML;Charset=utf-8",
      })
  void contentTypeIsReadWithForgiveness(String contentType) throws IOException {
    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection.post("Content-Type: " + contentType + "\r\n" + ACTION, ping()).answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("text/xml; charset=utf-8");
      assertThat(answer.text()).isEqualTo(ping());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, text/plain",
    "application/soap+xml; charset=utf-8, application/soap+xml; charset=utf-8",
    "text/xml; charset=iso-8859-1, text/xml; charset=iso-8859-1",
    "'', none",
  })
  void otherContentTypesAreRefusedByName(String contentType, String named) throws IOException {
    String header = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(header, ping()).answer();

      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.text())
          .isEqualTo("content type: " + named + " (expected: text/xml; charset=utf-8)");
      // The connection lives on.
      assertThat(connection.post(TEXT, ping()).answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not xml at all",
        "<!DOCTYPE x [<!ENTITY e 'v'>]><x>&e;</x>",
        "<!DOCTYPE s:Envelope><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
        "<?pi x?><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
        "<?xml version='1.0' encoding='iso-8859-1'?><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
        "<Ping xmlns='urn:orders:v1'/>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'></s:Envelope>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header><a></s:Header>",
      })
  void whatIsNoEnvelopeIsRefusedInOneLine(String body) throws IOException {
    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(TEXT + ACTION, body).answer();

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.text()).isNotEmpty().doesNotContain("\n").doesNotContain("\tat ");
      assertThat(connection.post(TEXT, ping()).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void emptyBodyIsRefused() throws IOException {
    try (RawConnection connection = service.connect()) {
      assertThat(connection.post(TEXT + ACTION, "").answer().status()).isEqualTo(400);
      connection.send("POST /orders HTTP/1.1\r\nHost: x\r\n" + TEXT + "\r\n");
      assertThat(connection.answer().text()).isEqualTo("message: empty (expected: an envelope)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- c --><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a/></s:Body></s:Envelope>",
        "<?xml version='1.0' encoding='UTF-8'?><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a/></s:Body></s:Envelope>",
        "\uFEFF<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a/></s:Body></s:Envelope>",
      })
  void whatMayComeBeforeTheEnvelopeIsSkipped(String body) throws IOException {
    try (RawConnection connection = service.connect()) {
      assertThat(connection.post(TEXT + ACTION, body).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void bodyThatIsMalformedFurtherDownIsForTheDispatcher() throws IOException {
    String cut = ping().substring(0, ping().length() - 20);
    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(TEXT + ACTION, cut).answer();

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).contains("body: malformed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SOAPAction: \"urn:ping\", urn:ping",
    "SOAPAction: urn:ping, urn:ping",
    "SOAPAction: \"\", ''",
    "X-Other: 1, ''",
  })
  void actionIsTheHeadersWithOrWithoutQuotes(String header, String expected) throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    restart(
        EchoService.open(
            BasicHttpBinding.create(),
            context -> {
              seen.add(context.request().headers().action().orElse(""));
              context.acknowledge();
            }));

    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(TEXT + header + "\r\n", ping()).answer();

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.header("Content-Length")).isEqualTo("0");
      assertThat(seen.take()).isEqualTo(expected);
    }
  }

  @Test
  void actionOfSoap12IsTheMediaTypes() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    restart(
        EchoService.open(
            HttpStack.DEFAULT.binding("b", MessageVersion.of("Soap12")),
            context -> {
              seen.add(context.request().headers().action().orElse(""));
              EchoService.echo(context);
            }));

    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection
              .post(
                  "Content-Type: application/soap+xml; charset=utf-8; action=\"urn:ping\"\r\n",
                  envelope(SOAP12, PING))
              .answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/soap+xml; charset=utf-8");
      assertThat(seen.take()).isEqualTo("urn:ping");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ping, urn:ping, 200",
    "urn:ping, '', 200",
    "urn:ping, urn:other, 500",
  })
  void actionsThatDifferAreADefect(String header, String parameter, int status) throws IOException {
    restart(EchoService.open(WsHttpBinding.create()));
    String message =
        "<s:Envelope xmlns:s='"
            + SOAP12
            + "' xmlns:a='http://www.w3.org/2005/08/addressing'><s:Header><a:Action>"
            + header
            + "</a:Action></s:Header><s:Body>"
            + PING
            + "</s:Body></s:Envelope>";
    String contentType =
        "Content-Type: application/soap+xml; charset=utf-8"
            + (parameter.isEmpty() ? "" : "; action=\"" + parameter + "\"")
            + "\r\n";

    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(contentType, message).answer();

      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(answer.text()).contains(status == 500 ? ":ActionMismatch<" : "urn:pingResponse");
    }
  }

  @Test
  void faultIsStatus500AndTheConnectionLivesOn() throws IOException {
    restart(
        EchoService.open(
            BasicHttpBinding.create(),
            context -> EchoService.fault(context, FaultCode.SENDER, "no")));

    try (RawConnection connection = service.connect()) {
      for (int i = 0; i < 3; i++) {
        RawConnection.Answer answer = connection.post(TEXT + ACTION, ping()).answer();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo("text/xml; charset=utf-8");
        assertThat(answer.header("Connection")).isEmpty();
        assertThat(answer.text()).contains("<faultcode>s:Client</faultcode>").contains("no");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /orders, 400",
    "GET /orders?wsdl, 400",
    "HEAD /orders, 400",
    "DELETE /orders, 405",
    "GET /other, 404",
  })
  void otherMethodsAndPathsAreRefused(String line, int status) throws IOException {
    try (RawConnection connection = service.connect()) {
      connection.send(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(connection.answer().status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /orders/",
        "POST /ORDERS",
        "PUT /orders",
        "POST /orders?x=1",
        "POST /orders/sub",
        "POST http://elsewhere:81/orders",
      })
  void whereverItIsAskedForByTheSamePathItAnswers(String line) throws IOException {
    try (RawConnection connection = service.connect()) {
      connection.send(
          line
              + " HTTP/1.1\r\nHost: elsewhere:81\r\n"
              + TEXT
              + "Content-Length: "
              + ping().length()
              + "\r\n\r\n"
              + ping());

      assertThat(connection.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void http10IsAnswered() throws IOException {
    try (RawConnection connection = service.connect()) {
      connection.send(
          "POST /orders HTTP/1.0\r\n" + TEXT + "Content-Length: " + ping().length() + "\r\n\r\n");
      RawConnection.Answer answer = connection.send(ping()).answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo(ping());
    }
  }

  @Test
  void expectationIsMetBeforeTheBodyIsSent() throws IOException {
    try (RawConnection connection = service.connect()) {
      connection.send(
          "POST /orders HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
              + TEXT
              + "Content-Length: "
              + ping().length()
              + "\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(100);
      assertThat(connection.send(ping()).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void bodyThatEndsEarlyIsRefused() throws IOException {
    try (RawConnection connection = service.connect()) {
      connection.send(
          "POST /orders HTTP/1.1\r\nHost: x\r\n" + TEXT + "Content-Length: 1000\r\n\r\n" + ping());

      RawConnection.Answer answer = connection.endOfOutput().answer();
      assertThat(answer.status()).as(answer.head() + answer.text()).isEqualTo(400);
    }
  }

  @Test
  void chunksMakeOneBody() throws IOException {
    String first = ping().substring(0, 50);
    String second = ping().substring(50);
    try (RawConnection connection = service.connect()) {
      connection.send(
          "POST /orders HTTP/1.1\r\nHost: x\r\n" + TEXT + "Transfer-Encoding: chunked\r\n\r\n");
      connection.send(Integer.toHexString(50) + "\r\n" + first + "\r\n");
      connection.send(Integer.toHexString(second.length()) + "\r\n" + second + "\r\n0\r\n\r\n");

      assertThat(connection.answer().text()).isEqualTo(ping());
    }
  }

  @Test
  void webSocketHandshakeIsRefused() throws IOException {
    try (RawConnection connection = service.connect()) {
      connection.send(
          "GET /orders HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");

      assertThat(connection.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void abortClosesTheConnection() throws IOException {
    restart(EchoService.open(BasicHttpBinding.create(), RequestContext::abort));

    try (RawConnection connection = service.connect()) {
      assertThat(connection.post(TEXT + ACTION, ping()).answer().head()).isEmpty();
    }
  }

  @Test
  void messageTellsOfItsRequest() throws Exception {
    BlockingQueue<Message> seen = new LinkedBlockingQueue<>();
    restart(
        EchoService.open(
            BasicHttpBinding.create(),
            context -> {
              seen.add(context.request());
              context.acknowledge();
            }));

    try (RawConnection connection = service.connect()) {
      connection.post(TEXT + "X-Trace: a\r\nx-trace: b\r\n", ping()).answer();
    }
    Message message = seen.take();
    HttpRequestProperty request =
        message.properties().find(HttpRequestProperty.class).orElseThrow();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri()).hasToString("http://localhost/orders");
    assertThat(request.headers().get("X-TRACE")).containsExactly("a", "b");
    assertThat(request.remoteAddress()).startsWith("127.0.0.1:");
    assertThat(message.properties().find(Via.class).orElseThrow().uri())
        .hasToString("http://localhost/orders");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /orders, 200, page http://host:81/orders",
    "GET /orders/?wsdl, 200, wsdl http://host:81/orders/",
    "GET /orders?xsd=xsd0, 200, xsd=xsd0 http://host:81/orders",
    "GET /orders?other, 404, no such document",
    "GET /orders/sub?wsdl, 404, no endpoint here",
    "HEAD /orders?wsdl, 200, ''",
  })
  void metadataIsGotFromTheAddress(String line, int status, String expected) throws IOException {
    restartWithMetadata();

    try (RawConnection connection = service.connect()) {
      connection.send(line + " HTTP/1.1\r\nHost: host:81\r\nConnection: close\r\n\r\n");
      RawConnection.Answer answer =
          line.startsWith("HEAD")
              ? new RawConnection.Answer("HTTP/1.1 200", new byte[0])
              : connection.answer();

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.text()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"h2c, 200", "WebSocket, 400"})
  void offerToUpgradeIsNoReasonToKeepMetadata(String protocol, int status) throws IOException {
    restartWithMetadata();

    try (RawConnection connection = service.connect()) {
      connection.send(
          "GET /orders?wsdl HTTP/1.1\r\nHost: host:81\r\nConnection: Upgrade\r\nUpgrade: "
              + protocol
              + "\r\n\r\n");

      assertThat(connection.answer().status()).isEqualTo(status);
    }
  }

  @Test
  void keepAliveMayBeOff() throws IOException {
    restart(EchoService.open(BasicHttpBinding.builder().keepAliveEnabled(false).build()));

    try (RawConnection connection = service.connect()) {
      assertThat(connection.post(TEXT + ACTION, ping()).answer().header("Connection"))
          .isEqualTo("close");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void replyMayFlowThrough() throws IOException {
    restart(
        EchoService.open(
            BasicHttpBinding.builder()
                .transferMode(dev.woad.bindings.TransferMode.STREAMED)
                .build()));

    try (RawConnection connection = service.connect()) {
      RawConnection.Answer answer = connection.post(TEXT + ACTION, ping()).answer();

      assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
      assertThat(answer.text()).isEqualTo(ping());
    }
  }

  @Test
  void stopRefusesCallsAndLetsThoseUnderWayAnswer() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<RequestContext> pending = new CompletableFuture<>();
    restart(
        EchoService.open(
            BasicHttpBinding.create(),
            context -> {
              pending.complete(context);
              entered.countDown();
            }));

    try (RawConnection first = service.connect();
        RawConnection second = service.connect()) {
      first.post(TEXT + ACTION, ping());
      entered.await();
      service.listener().stop();
      service.listener().stop();
      assertThat(second.post(TEXT + ACTION, ping()).answer().status()).isEqualTo(503);
      EchoService.echo(pending.join());

      assertThat(first.answer().text()).isEqualTo(ping());
    }
  }

  @Test
  void closeAbortsWhatIsNotDoneInTime() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    restart(EchoService.open(BasicHttpBinding.create(), context -> entered.countDown()));
    int port = service.port();

    try (RawConnection connection = service.connect()) {
      connection.post(TEXT + ACTION, ping());
      entered.await();
      service.listener().close(Duration.ofMillis(50));

      assertThat(connection.answer().head()).isEmpty();
    }
    assertThatThrownBy(() -> new RawConnection(port)).isInstanceOf(IOException.class);
    service.listener().close(Duration.ofMillis(50));
  }

  @Test
  void onePathHasOneListener() {
    BindingParameters parameters = new BindingParameters();
    try (EchoService first =
        EchoService.open(BasicHttpBinding.create(), EchoService::echo, parameters)) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(
              () -> EchoService.open(WsHttpBinding.create(), EchoService::echo, parameters))
          .isInstanceOf(CommunicationException.class)
          .hasMessageContaining("/orders (expected: one that no other endpoint has)");
    }
  }

  @Test
  void neverOpenedItCloses() {
    BasicHttpBinding binding = BasicHttpBinding.create();
    ChannelListener listener =
        binding.createListener(
            new BindingContext(
                binding, EndpointAddress.of("http://localhost:0/x"), new BindingParameters()));

    listener.stop();
    listener.close(Duration.ofSeconds(1));

    assertThat(listener.address()).hasToString("http://localhost:0/x");
  }

  @Test
  void tlsNeedsAContainerThatHasIt() {
    BasicHttpBinding binding = BasicHttpBinding.builder().scheme("https").build();
    ChannelListener listener =
        binding.createListener(
            new BindingContext(
                binding, EndpointAddress.of("https://localhost:0/x"), new BindingParameters()));

    assertThatThrownBy(() -> listener.open(null))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("a container that has TLS");
  }
}
