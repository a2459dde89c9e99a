package dev.woad.bindings.nettcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.framing.channel.ConnectionPoolSettings;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client does with its connections, and for how long it waits for a session. */
@Timeout(60)
final class ConnectionPoolTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void connectionIsUsedAgain() throws Exception {
    try (RawServer server = new RawServer(true, true);
        Client client = new Client(server, pool(LONG, LONG, 10))) {
      client.session();
      client.session();

      assertThat(server.next()).isEqualTo("connected");
      assertThat(server.next()).isEqualTo("session");
      assertThat(server.next()).isEqualTo("session");
    }
  }

  @Test
  void connectionIdleForLongerThanTheIdleTimeoutIsClosed() throws Exception {
    try (RawServer server = new RawServer(true, true);
        Client client = new Client(server, pool(SHORT, LONG, 10))) {
      client.session();

      assertThat(server.next()).isEqualTo("connected");
      assertThat(server.next()).isEqualTo("session");
      assertThat(server.next()).isEqualTo("disconnected");
    }
  }

  @Test
  void connectionOlderThanTheLeaseTimeoutIsNotUsedAgain() throws Exception {
    try (RawServer server = new RawServer(true, true);
        Client client = new Client(server, pool(LONG, Duration.ofNanos(1), 10))) {
      client.session();

      assertThat(server.next()).isEqualTo("connected");
      assertThat(server.next()).isEqualTo("session");
      assertThat(server.next()).isEqualTo("disconnected");
      client.session();
      assertThat(server.next()).isEqualTo("connected");
    }
  }

  @Test
  void noMoreConnectionsAreKeptThanMaxOutboundConnectionsPerEndpoint() throws Exception {
    try (RawServer server = new RawServer(true, true);
        Client client = new Client(server, pool(LONG, LONG, 1))) {
      RequestChannel first = client.open();
      RequestChannel second = client.open();
      for (int i = 0; i < 4; i++) {
        assertThat(server.next()).isIn("connected", "session");
      }

      await(first.close(LONG));
      await(second.close(LONG));

      assertThat(server.next()).isEqualTo("disconnected");
      client.session();
      assertThat(server.next()).isEqualTo("session");
    }
  }

  @Test
  void sessionThatDoesNotBeginWithinTheOpenTimeoutFails() throws Exception {
    try (RawServer server = new RawServer(false, true);
        Client client = new Client(server, NetTcpBinding.builder().openTimeout(SHORT))) {
      assertThatThrownBy(client::open)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CommunicationTimeoutException.class)
          .hasMessageContaining("within PT0.2S");

      assertThat(server.next()).isEqualTo("connected");
      assertThat(server.next()).isEqualTo("disconnected");
    }
  }

  @Test
  void channelThatIsGivenUpBeforeItsSessionBeginsClosesItsConnection() throws Exception {
    try (RawServer server = new RawServer(false, true);
        Client client = new Client(server, NetTcpBinding.builder())) {
      RequestChannel channel = client.channel();
      CompletionStage<Void> opening = channel.open(LONG);
      assertThat(server.next()).isEqualTo("connected");

      channel.abort();

      assertThatThrownBy(() -> await(opening)).isInstanceOf(ExecutionException.class);
      assertThat(server.next()).isEqualTo("disconnected");
    }
  }

  @Test
  void sessionThatTheServerDoesNotEndIsClosedAfterTheCloseTimeout() throws Exception {
    try (RawServer server = new RawServer(true, false);
        Client client = new Client(server, NetTcpBinding.builder())) {
      RequestChannel channel = client.open();

      await(channel.close(SHORT));

      assertThat(server.next()).isEqualTo("connected");
      assertThat(server.next()).isEqualTo("session");
      assertThat(server.next()).isEqualTo("disconnected");
    }
  }

  private static NetTcpBinding.Builder pool(Duration idle, Duration lease, int max) {
    return NetTcpBinding.builder()
        .connectionPoolSettings(new ConnectionPoolSettings(idle, lease, max));
  }

  private static void await(CompletionStage<Void> stage) throws Exception {
    stage.toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private static final class Client implements AutoCloseable {

    private final EndpointAddress address;
    private final ChannelInitiator initiator;

    Client(RawServer server, NetTcpBinding.Builder builder) {
      NetTcpBinding binding = builder.build();
      address = EndpointAddress.of(server.address());
      initiator =
          binding
              .transport()
              .createInitiator(
                  new BindingContext(
                      binding, address, new BindingParameters(), Set.of(ChannelShape.SESSION)));
    }

    RequestChannel channel() {
      return initiator.createChannel(address);
    }

    RequestChannel open() throws Exception {
      RequestChannel channel = channel();
      await(channel.open(LONG));
      return channel;
    }

    void session() throws Exception {
      await(open().close(LONG));
    }

    @Override
    public void close() {
      initiator.close(Duration.ZERO);
    }
  }
}
