package dev.woad.bindings.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.QuotaExceededException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class HttpRequestChannelTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String TEXT = "Content-Type: text/xml; charset=utf-8\r\n";

  private final List<ChannelInitiator> initiators = new ArrayList<>();

  @AfterEach
  void close() {
    initiators.forEach(initiator -> initiator.close(SOON));
  }

  private RequestChannel channel(Binding binding, EndpointAddress address) {
    ChannelInitiator initiator =
        binding.createInitiator(new BindingContext(binding, address, new BindingParameters()));
    initiators.add(initiator);
    return initiator.createChannel(address);
  }

  private static Message ping(MessageVersion version, String text) {
    Message message =
        Message.of(
            version,
            Bodies.of(
                writer -> {
                  writer.writeStartElement("Ping");
                  writer.writeDefaultNamespace("urn:orders:v1");
                  writer.writeCharacters(text);
                  writer.writeEndElement();
                }));
    message.headers().action("urn:ping");
    if (version.isAddressed()) {
      message.headers().messageId("urn:uuid:1");
    }
    return message;
  }

  private static String text(Message message) throws Exception {
    try (message) {
      XMLStreamReader reader = message.body().read();
      return reader.getElementText();
    }
  }

  private static <T> T get(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Soap11, TEXT, BUFFERED",
    "Soap11, MTOM, BUFFERED",
    "Soap12, TEXT, BUFFERED",
    "Soap12WSAddressing10, TEXT, BUFFERED",
    "Soap12WSAddressing10, MTOM, BUFFERED",
    "Soap12WSAddressingAugust2004, TEXT, BUFFERED",
    "Soap11WSAddressing10, TEXT, BUFFERED",
    "Soap11WSAddressingAugust2004, TEXT, BUFFERED",
    "Soap11, TEXT, STREAMED",
    "Soap11, MTOM, STREAMED",
    "Soap11, TEXT, STREAMED_REQUEST",
    "Soap11, TEXT, STREAMED_RESPONSE",
    "Soap12WSAddressing10, BINARY, BUFFERED",
    "Soap12WSAddressing10, BINARY, STREAMED",
  })
  void callGoesAndComesBack(String version, NetHttpMessageEncoding encoding, TransferMode mode)
      throws Exception {
    Binding binding =
        HttpStack.DEFAULT
            .with(encoding)
            .with(mode)
            .binding("CustomBinding", MessageVersion.of(version));
    List<String> actions = new ArrayList<>();
    try (EchoService service =
        EchoService.open(
            binding,
            context -> {
              actions.add(context.request().headers().action().orElse(""));
              EchoService.echo(context);
            })) {
      RequestChannel channel = channel(binding, service.address());

      Message reply = get(channel.request(ping(binding.messageVersion(), "hé"), SOON));

      assertThat(text(reply)).isEqualTo("hé");
      assertThat(actions).containsExactly("urn:ping");
    }
  }

  @Test
  void hugeStreamsFlowThroughBothWays() throws Exception {
    Binding binding =
        BasicHttpBinding.builder()
            .transferMode(TransferMode.STREAMED)
            .maxReceivedMessageSize(1L << 32)
            .build();
    int lines = 300_000;
    List<Integer> uploaded = new ArrayList<>();
    try (EchoService service =
        EchoService.open(
            binding,
            context -> {
              try {
                uploaded.add(count(context.request()));
              } catch (XMLStreamException e) {
                uploaded.add(-1);
              }
              context.reply(lines(lines));
            })) {
      RequestChannel channel = channel(binding, service.address());

      Message reply = get(channel.request(lines(lines), SOON));

      assertThat(count(reply)).isEqualTo(lines);
      assertThat(uploaded).containsExactly(lines);
    }
  }

  private static Message lines(int lines) {
    return Message.of(
        MessageVersion.SOAP11,
        Bodies.of(
            writer -> {
              writer.writeStartElement("lines");
              for (int i = 0; i < lines; i++) {
                writer.writeStartElement("line");
                writer.writeCharacters("0123456789".repeat(10));
                writer.writeEndElement();
              }
              writer.writeEndElement();
            }));
  }

  private static int count(Message message) throws XMLStreamException {
    int count = 0;
    try (message) {
      XMLStreamReader reader = message.body().read();
      while (reader.hasNext()) {
        count += reader.next() == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void requestIsWrittenAsDotnetWritesIt() throws Exception {
    try (Canned server =
        Canned.of(
            OK + TEXT, HttpChannelListenerTest.envelope(HttpChannelListenerTest.SOAP11, "<a/>"))) {
      RequestChannel channel = channel(BasicHttpBinding.create(), server.address());

      get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON)).close();

      String request = server.request.join();
      assertThat(request)
          .startsWith("POST /orders HTTP/1.1\r\n")
          .contains("\r\nSOAPAction: \"urn:ping\"\r\n")
          .contains("\r\nContent-Type: text/xml; charset=utf-8\r\n")
          .contains("\r\nAccept-Encoding: gzip, deflate\r\n")
          .doesNotContain("Upgrade")
          .doesNotContain("HTTP2");
    }
  }

  @Test
  void oneWayIsCompleteWhenItIsTaken() {
    try (EchoService service =
        EchoService.open(BasicHttpBinding.create(), RequestContext::acknowledge)) {
      RequestChannel channel = channel(BasicHttpBinding.create(), service.address());

      get(channel.send(ping(MessageVersion.SOAP11, "x"), SOON));

      assertThatThrownBy(() -> get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON)))
          .isInstanceOf(CommunicationException.class)
          .hasMessageContaining("202 without a message");
    }
  }

  @Test
  void faultIsAMessageAndAnswersOneWayWithItsReason() throws Exception {
    try (EchoService service =
        EchoService.open(
            BasicHttpBinding.create(),
            context -> EchoService.fault(context, FaultCode.SENDER, "no stock"))) {
      RequestChannel channel = channel(BasicHttpBinding.create(), service.address());

      Message reply = get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON));

      assertThat(reply.isFault()).isTrue();
      assertThat(reply.readFault().reason()).isEqualTo("no stock");
      assertThatThrownBy(() -> get(channel.send(ping(MessageVersion.SOAP11, "x"), SOON)))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("no stock");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 Bad Request | ProtocolException | answered by status 400: <html>oops</html>",
        "401 Unauthorized | CommunicationException | not authenticated",
        "403 Forbidden | CommunicationException | not allowed",
        "404 Not Found | EndpointNotFoundException | expected: an endpoint there",
        "405 Method Not Allowed | ProtocolException | 405",
        "408 Request Timeout | CommunicationTimeoutException | timed out there",
        "413 Payload Too Large | ProtocolException | 413",
        "415 Unsupported Media Type | ProtocolException | sent: text/xml; charset=utf-8",
        "500 Internal Server Error | ProtocolException | text/html (expected: text/xml; charset=utf-8): <html>oops</html>",
        "502 Bad Gateway | ProtocolException | 502",
        "503 Service Unavailable | ServerTooBusyException | 503",
        "504 Gateway Timeout | CommunicationTimeoutException | 504",
        "302 Found | ProtocolException | redirects to nowhere",
        "200 OK | ProtocolException | text/html (expected: text/xml; charset=utf-8): <html>oops</html>",
      })
  void statusSaysWhatIsWrong(String status, String type, String text) throws Exception {
    try (Canned server =
        Canned.of("HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n", "<html>oops</html>")) {
      assertFails(server, type, text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 Internal Server Error | CommunicationException | expected: a fault",
        "202 Accepted | CommunicationException | 202 without a message",
        "200 OK | CommunicationException | 200 without a message",
        "204 No Content | CommunicationException | 204 without a message",
      })
  void statusWithoutBodySaysSo(String status, String type, String text) throws Exception {
    try (Canned server = Canned.of("HTTP/1.1 " + status + "\r\n", "")) {
      assertFails(server, type, text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Type: text/xml | '' | ProtocolException | message",
        "Content-Type: text/xml | <!DOCTYPE a><a/> | ProtocolException | document type",
        "Content-Type: text/xml | <a/> | ProtocolException | expected",
        "Content-Type: text/xml; charset=iso-8859-1 | <a/> | ProtocolException | iso-8859-1",
        "Content-Type: multipart/related; boundary=b | <a/> | ProtocolException | multipart",
        "X-None: 1 | <a/> | ProtocolException | none (expected",
      })
  void replyThatIsNoEnvelopeIsRefused(String header, String body, String type, String text)
      throws Exception {
    try (Canned server = Canned.of(OK + header + "\r\n", body)) {
      assertFails(server, type, text);
    }
  }

  private void assertFails(Canned server, String type, String text) {
    RequestChannel channel = channel(BasicHttpBinding.create(), server.address());

    assertThatThrownBy(() -> get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON)))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining(text)
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(type));
  }

  @ParameterizedTest
  @EnumSource(Broken.class)
  void connectionThatBreaksFailsTheCall(Broken broken) throws Exception {
    try (Canned server = Canned.raw(broken.bytes)) {
      RequestChannel channel = channel(BasicHttpBinding.create(), server.address());

      assertThatThrownBy(() -> get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON)))
          .isInstanceOf(CommunicationException.class)
          .hasMessageContaining("localhost:" + server.address().uri().getPort());
    }
  }

  private enum Broken {
    SILENT_END(""),
    NO_HTTP("garbage\r\n\r\n"),
    SHORT_BODY("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 500\r\n\r\n<a/>"),
    CUT_CHUNK(
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n<a");

    private final String bytes;

    Broken(String bytes) {
      this.bytes = bytes;
    }
  }

  @Test
  void faultInStatus400IsAMessage() throws Exception {
    String fault =
        HttpChannelListenerTest.envelope(
            HttpChannelListenerTest.SOAP11,
            "<s:Fault><faultcode>s:Client</faultcode><faultstring>bad</faultstring></s:Fault>");
    try (Canned server = Canned.of("HTTP/1.1 400 Bad Request\r\n" + TEXT, fault)) {
      RequestChannel channel = channel(BasicHttpBinding.create(), server.address());

      Message reply = get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON));

      assertThat(reply.readFault().reason()).isEqualTo("bad");
    }
  }

  @Test
  void nobodyListeningIsNoEndpoint() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    EndpointAddress address = EndpointAddress.of("http://localhost:" + port + "/orders");
    RequestChannel channel = channel(BasicHttpBinding.create(), address);

    assertThatThrownBy(() -> get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON)))
        .isInstanceOf(EndpointNotFoundException.class)
        .hasMessage("nobody listens at " + address);
  }

  @Test
  void noReplyInTimeIsATimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      EndpointAddress address =
          EndpointAddress.of("http://localhost:" + silent.getLocalPort() + "/orders");
      RequestChannel channel = channel(BasicHttpBinding.create(), address);

      assertThatThrownBy(
              () -> get(channel.request(ping(MessageVersion.SOAP11, "x"), Duration.ofMillis(200))))
          .isInstanceOf(CommunicationTimeoutException.class)
          .hasMessage("no reply from " + address + " within PT0.2S");
    }
  }

  @ParameterizedTest
  @CsvSource({"5000, true", "5001, false"})
  void replyIsHeldToTheQuota(int size, boolean passes) throws Exception {
    String frame = HttpChannelListenerTest.envelope(HttpChannelListenerTest.SOAP11, "<a></a>");
    String body = frame.replace("<a>", "<a>" + "x".repeat(size - frame.length()));
    String chunked =
        OK
            + TEXT
            + "Transfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(size)
            + "\r\n"
            + body
            + "\r\n0\r\n\r\n";
    try (Canned announced = Canned.of(OK + TEXT, body);
        Canned unannounced = Canned.raw(chunked);
        Canned compressed = Canned.gzip(OK + TEXT, body)) {
      for (Canned server : List.of(announced, unannounced, compressed)) {
        RequestChannel channel =
            channel(
                BasicHttpBinding.builder().maxReceivedMessageSize(5_000).build(), server.address());
        CompletionStage<Message> call = channel.request(ping(MessageVersion.SOAP11, "x"), SOON);
        if (passes) {
          assertThat(text(get(call))).hasSize(size - frame.length());
        } else {
          assertThatThrownBy(() -> get(call))
              .isInstanceOf(QuotaExceededException.class)
              .hasMessage("message: more than 5000 bytes (expected: <= maxReceivedMessageSize)");
        }
      }
    }
  }

  @Test
  void compressedReplyIsUnfoldedIfItWasAskedFor() throws Exception {
    Binding server = BasicHttpBinding.builder().compressionEnabled(true).build();
    Binding plain = BasicHttpBinding.builder().decompressionEnabled(false).build();
    try (EchoService service = EchoService.open(server)) {
      for (Binding binding : List.of(BasicHttpBinding.create(), plain)) {
        RequestChannel channel = channel(binding, service.address());
        assertThat(text(get(channel.request(ping(MessageVersion.SOAP11, "zip"), SOON))))
            .isEqualTo("zip");
      }
    }
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    try (Canned server =
        Canned.of("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://evil/\r\n", "")) {
      assertFails(server, "ProtocolException", "redirects to http://evil/");
    }
  }

  @Test
  void manyCallsAtATimeEachGetTheirOwnReply() throws Exception {
    try (EchoService service = EchoService.open(WsHttpBinding.create())) {
      RequestChannel channel = channel(WsHttpBinding.create(), service.address());
      List<CompletableFuture<Message>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        calls.add(
            channel
                .request(ping(MessageVersion.SOAP12_WSA10, "call " + i), SOON)
                .toCompletableFuture());
      }
      for (int i = 0; i < calls.size(); i++) {
        assertThat(text(calls.get(i).join())).isEqualTo("call " + i);
      }
    }
  }

  @Test
  void abortFailsCallsUnderWay() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    EchoService service =
        EchoService.open(BasicHttpBinding.create(), context -> entered.countDown());
    RequestChannel channel = channel(BasicHttpBinding.create(), service.address());
    CompletionStage<Message> call = channel.request(ping(MessageVersion.SOAP11, "x"), SOON);
    entered.await();

    channel.abort();

    assertThatThrownBy(() -> get(call)).isInstanceOf(CommunicationObjectClosedException.class);
    assertThatThrownBy(() -> get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON)))
        .isInstanceOf(CommunicationObjectClosedException.class);
    service.listener().close(Duration.ofMillis(10));
  }

  @Test
  void closeWaitsForCallsUnderWay() throws Exception {
    CompletableFuture<RequestContext> pending = new CompletableFuture<>();
    try (EchoService service = EchoService.open(BasicHttpBinding.create(), pending::complete)) {
      RequestChannel channel = channel(BasicHttpBinding.create(), service.address());
      CompletionStage<Message> call = channel.request(ping(MessageVersion.SOAP11, "x"), SOON);
      RequestContext context = pending.join();

      CompletionStage<Void> closing = channel.close(SOON);
      assertThat(closing.toCompletableFuture()).isNotDone();
      EchoService.echo(context);

      assertThat(text(get(call))).isEqualTo("x");
      get(closing);
      get(channel.close(SOON));
    }
  }

  @Test
  void serverThatClosesDuringACallFailsIt() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    EchoService service =
        EchoService.open(BasicHttpBinding.create(), context -> entered.countDown());
    RequestChannel channel = channel(BasicHttpBinding.create(), service.address());
    CompletionStage<Message> call = channel.request(ping(MessageVersion.SOAP11, "x"), SOON);
    entered.await();

    service.listener().close(Duration.ofMillis(10));

    assertThatThrownBy(() -> get(call))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("localhost");
  }

  @Test
  void closedFactoryMakesNoCalls() {
    EndpointAddress address = EndpointAddress.of("http://localhost:1/orders");
    RequestChannel channel = channel(BasicHttpBinding.create(), address);
    initiators.get(0).close(SOON);
    initiators.get(0).close(SOON);

    assertThatThrownBy(() -> get(channel.request(ping(MessageVersion.SOAP11, "x"), SOON)))
        .isInstanceOf(CommunicationObjectClosedException.class);
  }

  /** Answers one request with what it was given, right or wrong, and closes. */
  private static final class Canned implements AutoCloseable {

    final CompletableFuture<String> request = new CompletableFuture<>();
    private final ServerSocket server;
    private final Thread thread;

    private Canned(byte[] answer) throws IOException {
      server = new ServerSocket(0);
      thread =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  request.complete(readRequest(socket));
                  socket.getOutputStream().write(answer);
                } catch (IOException e) {
                  request.completeExceptionally(e);
                }
              });
      thread.start();
    }

    static Canned raw(String answer) throws IOException {
      return new Canned(answer.getBytes(StandardCharsets.UTF_8));
    }

    static Canned of(String head, String body) throws IOException {
      return raw(head + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static Canned gzip(String head, String body) throws IOException {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
        gzip.write(body.getBytes(StandardCharsets.UTF_8));
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      String whole =
          head + "Content-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n";
      all.write(whole.getBytes(StandardCharsets.UTF_8));
      zipped.writeTo(all);
      return new Canned(all.toByteArray());
    }

    EndpointAddress address() {
      return EndpointAddress.of("http://localhost:" + server.getLocalPort() + "/orders");
    }

    private static String readRequest(Socket socket) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) socket.getInputStream().read());
      }
      String length =
          new RawConnection.Answer(head.toString(), new byte[0]).header("Content-Length");
      byte[] body = socket.getInputStream().readNBytes(Integer.parseInt(length));
      return head + new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException, InterruptedException {
      server.close();
      thread.join();
    }
  }
}
