package dev.woad.bindings.nettcp;

import static dev.woad.bindings.nettcp.RawConnection.bytes;
import static dev.woad.bindings.nettcp.RawConnection.preamble;
import static dev.woad.bindings.nettcp.RawConnection.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.framing.channel.ConnectionPoolSettings;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetTcpChannelListenerTest {

  private static final String VIA = "net.tcp://localhost/orders";

  private @Nullable ChannelListener listener;

  @AfterEach
  void close() {
    if (listener != null) {
      listener.close(Duration.ZERO);
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("UnsupportedVersion", bytes(0, 2, 0)),
        Arguments.of("UnsupportedVersion", bytes(0, 0, 9)),
        Arguments.of("UnsupportedMode", bytes(0, 1, 0, 1, 5)),
        Arguments.of("EndpointNotFound", preamble("net.tcp://localhost/other")),
        Arguments.of("EndpointNotFound", preamble("net.pipe://localhost/orders")),
        Arguments.of("ViaTooLong", bytes(0, 1, 0, 1, 2, 2, 0x81, 0x10)),
        Arguments.of("ContentTypeInvalid", bytes(0, 1, 0, 1, 2, text(2, VIA), 3, 3)),
        Arguments.of("ContentTypeInvalid", bytes(0, 1, 0, 1, 2, text(2, VIA), 3, 200)),
        Arguments.of("ContentTypeTooLong", bytes(0, 1, 0, 1, 2, text(2, VIA), 4, 0x81, 2)),
        Arguments.of(
            "UpgradeInvalid",
            bytes(0, 1, 0, 1, 2, text(2, VIA), 3, 8, text(9, "application/ssl-tls"))),
        Arguments.of("InvalidRecordSequence", bytes(0, 1, 0, 1, 2, 3, 8)),
        Arguments.of("InvalidRecordSequence", bytes(0, 1, 0, 1, 2, text(2, VIA), 0x0C)),
        Arguments.of("InvalidRecordSequence", bytes(0, 1, 0, 1, 2, 2, 0)),
        Arguments.of("InvalidRecordSequence", bytes(0, 1, 0, 20)));
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("refusals")
  void whatIsWrongWithAPreambleIsTold(String fault, byte[] sent) throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      connection.send(sent);

      assertThat(connection.fault()).isEqualTo(fault);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\n", "\u0016\u0003\u0001", "\u0007"})
  void whatIsNoFramingIsClosedInSilence(String sent) throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      connection.send(sent.getBytes(StandardCharsets.ISO_8859_1));

      assertThat(connection.next()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.tcp://localhost/orders",
        "NET.TCP://LocalHost:1/Orders",
        "net.tcp://elsewhere:80/orders/",
        "net.tcp://127.0.0.1/orders/below",
      })
  void viaLeadsThereInAnyCaseWithAnyHostAndPort(String via) throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      connection.send(preamble(via));

      assertThat(connection.next()).isEqualTo(0x0B);
    }
  }

  @Test
  void preambleMayComeByteByByte() throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      for (byte one : preamble(VIA)) {
        connection.send(new byte[] {one});
      }

      assertThat(connection.next()).isEqualTo(0x0B);
    }
  }

  @Test
  void sessionsFollowOneAnotherOnAConnection() throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      for (int i = 0; i < 3; i++) {
        connection.send(preamble(VIA));
        assertThat(connection.next()).isEqualTo(0x0B);
        connection.send(7);
        assertThat(connection.next()).isEqualTo(7);
      }
    }
  }

  @Test
  void messageLargerThanTheQuotaIsRefusedBeforeItIsThere() throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder().maxReceivedMessageSize(1000))) {
      connection.send(preamble(VIA));
      assertThat(connection.next()).isEqualTo(0x0B);

      connection.send(6, 0xE9, 7);

      assertThat(connection.fault()).isEqualTo("MaxMessageSizeExceededFault");
    }
  }

  @Test
  void messageOfNothingIsRefused() throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      connection.send(preamble(VIA));
      assertThat(connection.next()).isEqualTo(0x0B);

      connection.send(6, 0);

      assertThat(connection.fault()).isEqualTo("InvalidRecordSequence");
    }
  }

  @Test
  void garbageForAMessageEndsTheConnection() throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      connection.send(preamble(VIA));
      assertThat(connection.next()).isEqualTo(0x0B);

      connection.send(6, 3, 0, 0xFF, 0xFF);

      assertThat(connection.next()).isEqualTo(-1);
    }
  }

  @Test
  void connectionCutInAMessageIsGivenUp() throws IOException {
    try (RawConnection connection = connect(NetTcpBinding.builder())) {
      connection.send(preamble(VIA));
      assertThat(connection.next()).isEqualTo(0x0B);

      connection.send(6, 100, 1, 2, 3).endOutput();

      assertThat(connection.next()).isEqualTo(-1);
    }
  }

  @Test
  void preambleThatStopsHalfWayIsNotWaitedForLong() throws IOException {
    try (RawConnection connection =
        connect(NetTcpBinding.builder().channelInitializationTimeout(Duration.ofMillis(100)))) {
      connection.send(Arrays.copyOf(preamble(VIA), 12));

      assertThat(connection.next()).isEqualTo(-1);
    }
  }

  @Test
  void silentSessionIsGivenUp() throws IOException {
    try (RawConnection connection =
        connect(NetTcpBinding.builder().receiveTimeout(Duration.ofMillis(100)))) {
      connection.send(preamble(VIA));
      assertThat(connection.next()).isEqualTo(0x0B);

      assertThat(connection.next()).isEqualTo(-1);
    }
  }

  @Test
  void connectionsBeyondTheLimitAreToldSo() throws IOException {
    try (RawConnection first = connect(NetTcpBinding.builder().maxConnections(1))) {
      first.send(preamble(VIA));
      assertThat(first.next()).isEqualTo(0x0B);
      try (RawConnection second = connect()) {
        second.send(preamble(VIA));

        assertThat(second.fault()).isEqualTo("ServerTooBusy");
      }
    }
  }

  @Test
  void noMoreConnectionsAreTakenThanMayBePending() throws IOException {
    try (RawConnection silent = connect(NetTcpBinding.builder().maxPendingConnections(1));
        RawConnection next = connect()) {
      next.send(preamble(VIA));
      assertThat(next.isSilentFor(Duration.ofMillis(200))).isTrue();

      silent.send(preamble(VIA));

      assertThat(silent.next()).isEqualTo(0x0B);
      assertThat(next.next()).isEqualTo(0x0B);
    }
  }

  @Test
  void connectionIdleBetweenSessionsIsClosedAfterTheIdleTimeout() throws IOException {
    ConnectionPoolSettings pool =
        new ConnectionPoolSettings(Duration.ofMillis(100), Duration.ofMinutes(5), 10);
    try (RawConnection connection = connect(NetTcpBinding.builder().connectionPoolSettings(pool))) {
      connection.send(preamble(VIA));
      assertThat(connection.next()).isEqualTo(0x0B);
      connection.send(7);
      assertThat(connection.next()).isEqualTo(7);

      assertThat(connection.next()).isEqualTo(-1);
    }
  }

  private RawConnection connect(NetTcpBinding.Builder builder) throws IOException {
    NetTcpBinding binding = builder.build();
    EndpointAddress address = EndpointAddress.of("net.tcp://localhost:0/orders");
    listener =
        binding
            .transport()
            .createListener(new BindingContext(binding, address, new BindingParameters()));
    listener.open(new Taker());
    return connect();
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(Objects.requireNonNull(listener).address().uri().getPort());
  }

  /** Takes messages, and answers none. */
  private static final class Taker implements ChannelHandler {

    @Override
    public void receive(RequestContext context) {
      context.acknowledge();
    }

    @Override
    public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
      return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }
  }
}
