package dev.woad.bindings.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.http.WebSocketTransportSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WebSocketChannelListenerTest {

  private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
  private static final String SOAP = "Sec-WebSocket-Protocol: soap\r\n";

  static CustomBinding binding(TransferMode mode) {
    return binding(mode, WebSocketTransportSettings.DEFAULT);
  }

  static CustomBinding binding(TransferMode mode, WebSocketTransportSettings settings) {
    return CustomBinding.of(
        BinaryMessageEncodingBindingElement.create(),
        WebSocketTransportBindingElement.create()
            .withHttp(HttpTransportBindingElement.create().withTransferMode(mode))
            .withSettings(settings));
  }

  static byte[] first(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryMessageEncodingBindingElement.create()
        .createSessionEncoder()
        .encode(Echo.message(text))
        .writeTo(out);
    return out.toByteArray();
  }

  private static byte[] alone(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryMessageEncodingBindingElement.create()
        .createEncoder()
        .encode(Echo.message(text))
        .writeTo(out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-WebSocket-Version: 13~Sec-WebSocket-Protocol: soap~ | 101",
        "Sec-WebSocket-Version: 13~Sec-WebSocket-Protocol: chat, soap~ | 101",
        "Sec-WebSocket-Version: 13~Sec-WebSocket-Protocol: chat~Sec-WebSocket-Protocol: soap~ | 101",
        "Sec-WebSocket-Version: 13~ | 426",
        "Sec-WebSocket-Version: 13~Sec-WebSocket-Protocol: chat~ | 426",
        "Sec-WebSocket-Version: 13~Sec-WebSocket-Protocol: SOAP~ | 426",
        "Sec-WebSocket-Version: 8~Sec-WebSocket-Protocol: soap~ | 426",
        "Sec-WebSocket-Protocol: soap~ | 426",
        "Sec-WebSocket-Version: 13~Sec-WebSocket-Protocol: soap~soap-content-type: text/xml~ | 415",
      })
  void handshakeIsAnsweredByWhatIsInIt(String headers, int status) throws IOException {
    try (Echo service = new Echo(binding(TransferMode.BUFFERED));
        RawSocket socket = service.connect()) {
      String head = socket.handshake(headers.replace("~", "\r\n")).head();

      assertThat(head).startsWith("HTTP/1.1 " + status + " ");
      assertThat(head.contains("Sec-WebSocket-Protocol: soap\r\n")).isEqualTo(status == 101);
      assertThat(head).doesNotContain("Sec-WebSocket-Extensions");
    }
  }

  @Test
  void pathBeneathIsNoEndpoint() throws IOException {
    try (Echo service = new Echo(binding(TransferMode.BUFFERED));
        RawSocket socket = service.connect()) {
      socket.send(
          "GET /orders/sub HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + VERSION
              + SOAP
              + "\r\n");

      assertThat(socket.head()).startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void messageMayComeInFrames() throws Exception {
    byte[] message = first("hello");
    try (Echo service = new Echo(binding(TransferMode.BUFFERED));
        RawSocket socket = service.connect().open()) {
      socket.frame(RawSocket.BINARY, false, Arrays.copyOf(message, 10));
      socket.frame(RawSocket.PING, true, new byte[] {1});
      assertThat(socket.frame().opcode()).isEqualTo(RawSocket.PONG);
      socket.frame(RawSocket.CONTINUATION, false, new byte[0]);
      socket.frame(RawSocket.CONTINUATION, true, Arrays.copyOfRange(message, 10, message.length));

      RawSocket.Frame reply = socket.frame();

      assertThat(reply.opcode()).isEqualTo(RawSocket.BINARY);
      assertThat(reply.last()).isTrue();
      assertThat(new String(reply.payload(), StandardCharsets.ISO_8859_1)).contains("hello");
      socket.frame(RawSocket.CLOSE, true, new byte[] {3, (byte) 0xE8});
      assertThat(socket.frame().closeCode()).isEqualTo(1000);
      assertThat(socket.isAtEnd()).isTrue();
      assertThat(service.ends.poll(20, TimeUnit.SECONDS)).isEqualTo("in order");
    }
  }

  @Test
  void messageThatFlowsEndsWithAnEmptyFrame() throws Exception {
    byte[] message = alone("x".repeat(100_000));
    CustomBinding streamed =
        CustomBinding.of(
            BinaryMessageEncodingBindingElement.create(),
            WebSocketTransportBindingElement.create()
                .withHttp(
                    HttpTransportBindingElement.create()
                        .withMaxReceivedMessageSize(1 << 20)
                        .withTransferMode(TransferMode.STREAMED)));
    try (Echo service = new Echo(streamed);
        RawSocket socket = service.connect().open()) {
      for (int i = 0; i < 2; i++) {
        socket.frame(RawSocket.BINARY, false, Arrays.copyOf(message, 70_000));
        socket.frame(
            RawSocket.CONTINUATION, false, Arrays.copyOfRange(message, 70_000, message.length));
        socket.frame(RawSocket.CONTINUATION, true, new byte[0]);

        int size = 0;
        RawSocket.Frame frame = socket.frame();
        for (; !frame.last(); frame = socket.frame()) {
          size += frame.payload().length;
        }

        assertThat(size).isGreaterThan(100_000);
        assertThat(frame.opcode()).isEqualTo(RawSocket.CONTINUATION);
        assertThat(frame.payload()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"TEXT, 1003", "GARBAGE, 1007", "EMPTY, 1007", "LARGE, 1009", "UNMASKED, 1002"})
  void whatIsWrongClosesByItsCode(Wrong wrong, int code) throws Exception {
    try (Echo service = new Echo(binding(TransferMode.BUFFERED));
        RawSocket socket = service.connect().open()) {
      socket.frame(RawSocket.BINARY, true, first("good"));
      assertThat(socket.frame().opcode()).isEqualTo(RawSocket.BINARY);

      wrong.send(socket);

      RawSocket.Frame close = socket.frame();
      assertThat(close.opcode()).isEqualTo(RawSocket.CLOSE);
      assertThat(close.closeCode()).isEqualTo(code);
      if (wrong == Wrong.LARGE) {
        assertThat(close.closeReason())
            .isEqualTo("message: more than 65536 bytes (expected: <= maxReceivedMessageSize)");
      }
      assertThat(service.ends.poll(20, TimeUnit.SECONDS)).isNotEqualTo("in order");
    }
  }

  enum Wrong {
    TEXT,
    GARBAGE,
    EMPTY,
    LARGE,
    UNMASKED;

    void send(RawSocket socket) throws IOException {
      switch (this) {
        case TEXT -> socket.frame(RawSocket.TEXT, true, new byte[] {'a'});
        case GARBAGE -> socket.frame(RawSocket.BINARY, true, new byte[] {0, 1, 2, 3});
        case EMPTY -> socket.frame(RawSocket.BINARY, true, new byte[0]);
        case LARGE -> {
          socket.frame(RawSocket.BINARY, false, new byte[65_536]);
          socket.frame(RawSocket.CONTINUATION, false, new byte[1]);
        }
        case UNMASKED -> socket.frame(RawSocket.BINARY, true, false, new byte[] {0});
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferMode.class,
      names = {"BUFFERED", "STREAMED"})
  void lostClientIsNoticed(TransferMode mode) throws Exception {
    byte[] message = mode == TransferMode.BUFFERED ? first("a") : alone("a");
    try (Echo service = new Echo(binding(mode))) {
      try (RawSocket socket = service.connect().open()) {
        socket.frame(RawSocket.BINARY, true, message);
        assertThat(socket.frame().opcode()).isEqualTo(RawSocket.BINARY);
        // And in the middle of the next one.
        socket.frame(RawSocket.BINARY, false, Arrays.copyOf(message, 20));
      }

      // Of a message that flows, whoever reads it may be the first to notice.
      assertThat(service.ends.poll(20, TimeUnit.SECONDS))
          .containsAnyOf("lost", "the connection has ended");
    }
  }

  @Test
  void clientThatAnswersNoPingIsLost() throws Exception {
    WebSocketTransportSettings hasty =
        WebSocketTransportSettings.DEFAULT.withKeepAliveInterval(Duration.ofMillis(200));
    try (Echo service = new Echo(binding(TransferMode.BUFFERED, hasty));
        RawSocket socket = service.connect().open()) {
      socket.frame(RawSocket.BINARY, true, first("a"));
      assertThat(socket.frame().opcode()).isEqualTo(RawSocket.BINARY);

      assertThat(service.ends.poll(20, TimeUnit.SECONDS)).contains("no answer to a ping");
    }
  }

  @Test
  void idleSessionEndsAfterItsReceiveTimeout() throws Exception {
    CustomBinding hasty =
        binding(TransferMode.BUFFERED)
            .withTimeouts(Timeouts.DEFAULT.withReceive(Duration.ofMillis(300)));
    try (Echo service = new Echo(hasty);
        RawSocket socket = service.connect().open()) {
      socket.frame(RawSocket.BINARY, true, first("a"));
      assertThat(socket.frame().opcode()).isEqualTo(RawSocket.BINARY);
      socket.frame(RawSocket.PONG, true, new byte[0]);

      assertThat(socket.frame().closeReason()).contains("receiveTimeout");
      assertThat(service.ends.poll(20, TimeUnit.SECONDS)).contains("receiveTimeout");
    }
  }
}
