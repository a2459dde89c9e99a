package dev.woad.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.ProtocolException;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientMessageInspector;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.OperationContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class ChannelFactoryTest {

  private final Peer peer = Peer.open();
  private final ChannelFactory<Talk> factory =
      ChannelFactory.of(Talk.class, Peer.BINDING, peer.address);
  private final Talk talk = factory.createChannel();
  private final ClientChannel channel = (ClientChannel) talk;

  @AfterEach
  void close() {
    factory.close();
    peer.close();
  }

  @Test
  void resultIsThatOfTheReply() {
    assertThat(talk.say("hello")).isEqualTo("hello!");
  }

  @Test
  void defaultMethodsAreTheContractsOwn() {
    assertThat(talk.sayTwice("a")).isEqualTo("a!a!");
  }

  @Test
  void channelIsAnObjectLikeAnyOther() {
    assertThat(talk).isEqualTo(talk).isNotEqualTo(factory.createChannel());
    assertThat(talk.hashCode()).isEqualTo(talk.hashCode());
    assertThat(talk).hasToString("Talk at " + peer.address + " (CREATED)");
    assertThat(channel.remoteAddress()).isEqualTo(factory.endpoint().address());
  }

  @Test
  void undeclaredFaultTellsWhatCame() {
    FaultException fault = catchThrowableOfType(FaultException.class, () -> talk.say("(fault)"));

    assertThat(fault.reason()).isEqualTo("no");
    assertThat(fault.code().name()).isEqualTo(new QName("urn:codes", "Broken"));
    assertThat(fault.getStackTrace()).anyMatch(frame -> frame.getMethodName().startsWith("undecl"));
    assertThat(channel.state()).isEqualTo(CommunicationState.OPENED);
  }

  @Test
  void replyThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> talk.count("(nonsense)"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith(
            "reply to operation count cannot be read: element counted: '(nonsense)'");
    assertThat(talk.say("after")).isEqualTo("after!");
  }

  @Test
  void oneWayCallEndsWhenItIsTaken() {
    talk.tell("(told)");

    assertThat(peer.requests).hasSize(1);
  }

  @Test
  void callThatIsNotAnsweredTimesOut() {
    try (ChannelFactory<Talk> impatient =
        ChannelFactory.of(
            Talk.class,
            Peer.BINDING.withTimeouts(Timeouts.DEFAULT.withSend(Duration.ofMillis(50))),
            peer.address)) {
      Talk hasty = impatient.createChannel();

      assertThatThrownBy(() -> hasty.say("(nothing)"))
          .isInstanceOf(CommunicationTimeoutException.class)
          .hasMessageContaining(peer.address)
          .hasMessageContaining("PT0.05S");
    }
  }

  @Test
  void infiniteTimeoutsAreTaken() {
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
    try (ChannelFactory<Talk> patient =
        ChannelFactory.of(
            Talk.class,
            Peer.BINDING.withTimeouts(new Timeouts(forEver, forEver, forEver, forEver)),
            peer.address)) {
      Talk channelOfPatience = patient.createChannel();

      ((ClientChannel) channelOfPatience).open();
      assertThat(channelOfPatience.say("a")).isEqualTo("a!");
      ((ClientChannel) channelOfPatience).close();
    }
  }

  @Test
  void closedChannelAndFactoryTakeNothing() {
    channel.close();
    channel.close();
    assertThatThrownBy(() -> talk.say("a"))
        .isInstanceOf(CommunicationObjectClosedException.class)
        .hasMessage("channel to " + peer.address + " is closed");

    factory.close();
    factory.close();
    assertThatThrownBy(factory::createChannel)
        .isInstanceOf(CommunicationObjectClosedException.class)
        .hasMessage("channel factory: closed");
  }

  @Test
  void nobodyAtTheAddressIsNotFound() {
    peer.close();

    assertThatThrownBy(() -> talk.say("a"))
        .isInstanceOf(EndpointNotFoundException.class)
        .hasMessageContaining(peer.address);
  }

  @Test
  void whatCannotBeAnEndpointIsRefused() {
    assertThatThrownBy(() -> ChannelFactory.of(Talk.class, Peer.BINDING, "http://localhost/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inproc://");
    assertThatThrownBy(() -> ChannelFactory.of(String.class, Peer.BINDING, peer.address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String (expected: an interface)");
  }

  @Test
  void cancelledCallIsGivenUp() {
    try (ChannelFactory<Talk.Staged> staged =
        ChannelFactory.of(Talk.Staged.class, Peer.BINDING, peer.address)) {
      CompletableFuture<String> call =
          staged.createChannel().say("(nothing)").toCompletableFuture();
      assertThat(peer.unanswered).hasSize(1);

      call.cancel(true);

      assertThat(call).isCancelled();
      assertThat(staged.createChannel().say("a").toCompletableFuture().join()).isEqualTo("a!");
    }
  }

  @Test
  void methodThatIsNoOperationIsRefused() {
    try (ChannelFactory<Talk.Staged> staged =
        ChannelFactory.of(Talk.Staged.class, Peer.BINDING, peer.address)) {
      assertThatThrownBy(() -> staged.createChannel().shout("a"))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("shout");
    }
  }

  @Test
  void twinsGiveTheSameResult() throws Exception {
    try (ChannelFactory<Talk.Twins> twins =
        ChannelFactory.of(Talk.Twins.class, Peer.BINDING, peer.address)) {
      assertThat(twins.createChannel().sayAsync("a").get(20, TimeUnit.SECONDS)).isEqualTo("a!");
      assertThat(twins.createChannel().sayAsync("a").getContext()).isEmpty();
    }
  }

  @Test
  void handlerIsToldOfABeanThatCannotBeMade() throws Exception {
    try (ChannelFactory<Talk.Twins> twins =
        ChannelFactory.of(Talk.Twins.class, Peer.BINDING, peer.address)) {
      CompletableFuture<Throwable> told = new CompletableFuture<>();

      var unused =
          twins
              .createChannel()
              .sayAsync(
                  "a",
                  response -> {
                    try {
                      told.complete(new AssertionError(String.valueOf(response.get())));
                    } catch (Exception e) {
                      told.complete(e.getCause());
                    }
                  });

      assertThat(told.get(20, TimeUnit.SECONDS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot be made");
    }
  }

  @Test
  void inspectorThatRefusesKeepsTheMessageBack() {
    try (ChannelFactory<Talk> inspected =
        ChannelFactory.of(Talk.class, Peer.BINDING, peer.address, new Refusing())) {
      Talk refused = inspected.createChannel();

      assertThatThrownBy(() -> refused.say("a")).hasMessage("refused");
      assertThat(peer.requests).isEmpty();
    }
  }

  @Test
  void headersOfAScopeAreSent() {
    QName name = new QName("urn:h", "trace", "h");
    try (OperationContext.Scope scope = OperationContext.openScope()) {
      OperationContext.current().outgoingMessageHeaders().add(MessageHeader.of(name, "42"));

      talk.say("a");
    }
    talk.say("b");

    assertThat(peer.requests.get(0).headers().find(name).orElseThrow().text()).isEqualTo("42");
    assertThat(peer.requests.get(1).headers().find(name)).isEmpty();
  }

  @Test
  void abortEndsCallsUnderWay() {
    try (ChannelFactory<Talk.Staged> staged =
        ChannelFactory.of(Talk.Staged.class, Peer.BINDING, peer.address)) {
      Talk.Staged waiting = staged.createChannel();
      CompletableFuture<String> call = waiting.say("(nothing)").toCompletableFuture();

      ((ClientChannel) waiting).abort();

      assertThat(call)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withCauseInstanceOf(CommunicationException.class);
      assertThat(((ClientChannel) waiting).state()).isEqualTo(CommunicationState.CLOSED);
    }
  }

  private static final class Refusing implements Behavior.OfEndpoint, ClientMessageInspector {

    @Override
    public void applyClient(ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
      runtime.messageInspector(this);
    }

    @Override
    public @Nullable Object beforeSendRequest(Message request) {
      throw new IllegalStateException("refused");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Gathered        | binding of Gathered.say: CustomBinding (expected: one with several",
        "GatheredNothing | method: GatheredNothing.tell gathers replies (expected: an operation",
        "Many            | method: Many.say returns a Stream (expected: one result, and the Stream",
      })
  void repliesOfManyAreRefusedWhereTheyCannotBeHad(String shape, String message) throws Exception {
    Class<?> type = Class.forName(Talk.class.getName() + "$" + shape);

    assertThatThrownBy(() -> ChannelFactory.of(type, Peer.BINDING, peer.address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
