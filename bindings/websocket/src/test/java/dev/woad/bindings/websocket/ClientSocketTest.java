package dev.woad.bindings.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.QuotaExceededException;
import dev.woad.contracts.ServerTooBusyException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ClientSocketTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final CustomBinding BINDING =
      WebSocketChannelListenerTest.binding(TransferMode.BUFFERED);

  /** What a server does with its one connection. */
  interface Script {
    void run(RawSocket socket) throws Exception;
  }

  private static Message request() {
    Message message = Echo.message("hello");
    message.headers().messageId("urn:uuid:7c1719e9-5de8-4127-b3ba-7b434e698fba");
    return message;
  }

  private static Throwable failure(Script script, Duration timeout) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      CompletableFuture<Void> served = new CompletableFuture<>();
      SocketThreads.shared()
          .execute(
              () -> {
                try (RawSocket socket = new RawSocket(server.accept())) {
                  script.run(socket);
                  served.complete(null);
                } catch (Exception e) {
                  served.completeExceptionally(e);
                }
              });
      EndpointAddress address =
          EndpointAddress.of("ws://localhost:" + server.getLocalPort() + "/orders");
      ChannelInitiator initiator =
          BINDING.createInitiator(new BindingContext(BINDING, address, new BindingParameters()));
      RequestChannel channel = initiator.createChannel(address);
      try (Message reply = channel.request(request(), timeout).toCompletableFuture().join()) {
        throw new AssertionError("answered by " + reply);
      } catch (CompletionException e) {
        return e.getCause();
      } finally {
        initiator.close(SOON);
        served.join();
      }
    }
  }

  private static void accept(RawSocket socket, String headers) throws Exception {
    Matcher key = Pattern.compile("Sec-WebSocket-Key: (\\S+)").matcher(socket.head());
    assertThat(key.find()).isTrue();
    byte[] hash =
        MessageDigest.getInstance("SHA-1")
            .digest(
                (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                    .getBytes(StandardCharsets.US_ASCII));
    socket.send(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(hash)
            + "\r\n"
            + headers
            + "\r\n");
  }

  private static void accept(RawSocket socket) throws Exception {
    accept(socket, "Sec-WebSocket-Protocol: soap\r\n");
    assertThat(socket.frame().opcode()).isEqualTo(RawSocket.BINARY);
  }

  @Test
  void handshakeIsDotnets() throws Exception {
    Throwable unused =
        failure(
            socket -> {
              String head = socket.head();
              socket.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
              assertThat(head)
                  .startsWith("GET /orders HTTP/1.1\r\n")
                  .contains("\r\nsoap-content-type: application/soap+msbinsession1\r\n")
                  .contains("\r\nmicrosoft-binary-transfer-mode: Buffered\r\n")
                  .contains("\r\nSec-WebSocket-Protocol: soap\r\n");
            },
            SOON);
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, EndpointNotFoundException",
    "503 Busy, ServerTooBusyException",
    "415 Other, ProtocolException",
    "426 Upgrade Required, ProtocolException",
    "200 OK, ProtocolException",
  })
  void statusSaysWhatIsWrong(String status, String type) throws Exception {
    Throwable failure =
        failure(
            socket -> {
              socket.head();
              socket.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
            },
            SOON);

    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure)
        .isInstanceOfAny(
            EndpointNotFoundException.class, ServerTooBusyException.class, ProtocolException.class)
        .hasMessageContaining(status.substring(0, 3));
  }

  @Test
  void otherSubProtocolIsRefused() throws Exception {
    assertThat(failure(socket -> accept(socket, ""), SOON))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("(expected: soap)");
  }

  @Test
  void silentServerIsWaitedForNoLongerThanAsked() throws Exception {
    assertThat(failure(RawSocket::isAtEnd, Duration.ofMillis(300)))
        .isInstanceOf(CommunicationTimeoutException.class);
    assertThat(
            failure(
                socket -> {
                  accept(socket);
                  assertThat(socket.isAtEnd()).isTrue();
                },
                Duration.ofMillis(700)))
        .isInstanceOf(CommunicationTimeoutException.class)
        .hasMessageContaining("no reply");
  }

  @Test
  void reasonOfAServerThatClosesIsTold() throws Exception {
    byte[] close = "..too much".getBytes(StandardCharsets.US_ASCII);
    close[0] = 3;
    close[1] = (byte) 0xF1;
    assertThat(
            failure(
                socket -> {
                  accept(socket);
                  socket.frame(RawSocket.CLOSE, true, false, close);
                },
                SOON))
        .isInstanceOf(CommunicationObjectAbortedException.class)
        .hasMessageContaining("1009: too much");
  }

  @Test
  void connectionThatBreaksFailsTheCall() throws Exception {
    assertThat(failure(ClientSocketTest::accept, SOON))
        .isInstanceOf(CommunicationObjectAbortedException.class)
        .hasMessageContaining("lost");
  }

  @Test
  void replyThatIsTooLargeIsRefused() throws Exception {
    assertThat(
            failure(
                socket -> {
                  accept(socket);
                  socket.frame(RawSocket.BINARY, true, false, new byte[65_537]);
                  // The caller, who knows by then, may have cut the connection already.
                  assertThat(socket.isClosed()).isTrue();
                },
                SOON))
        .isInstanceOf(QuotaExceededException.class)
        .hasMessageContaining("maxReceivedMessageSize");
  }

  @Test
  void whatIsNoMessageIsRefused() throws Exception {
    for (int opcode : new int[] {RawSocket.TEXT, RawSocket.BINARY}) {
      assertThat(
              failure(
                  socket -> {
                    accept(socket);
                    socket.frame(opcode, true, false, new byte[] {'a'});
                    assertThat(socket.isClosed()).isTrue();
                  },
                  SOON))
          .isInstanceOf(CommunicationException.class);
    }
  }

  @Test
  void nobodyListeningIsNoEndpoint() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    EndpointAddress address = EndpointAddress.of("ws://localhost:" + port + "/orders");
    ChannelInitiator initiator =
        BINDING.createInitiator(new BindingContext(BINDING, address, new BindingParameters()));

    assertThatThrownBy(
            () ->
                initiator
                    .createChannel(address)
                    .request(request(), SOON)
                    .toCompletableFuture()
                    .join())
        .hasCauseInstanceOf(EndpointNotFoundException.class);
    initiator.close(SOON);
  }
}
