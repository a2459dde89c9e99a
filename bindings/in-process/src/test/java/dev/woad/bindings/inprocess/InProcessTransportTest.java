package dev.woad.bindings.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.QuotaExceededException;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class InProcessTransportTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final TextMessageEncodingBindingElement TEXT =
      TextMessageEncodingBindingElement.of(MessageVersion.SOAP11);

  private final EndpointAddress address = EndpointAddress.of("inproc://" + UUID.randomUUID());
  private final List<RequestContext> received = new CopyOnWriteArrayList<>();
  private final ChannelListener listener = listener(binding(65_536), address);
  private final ChannelInitiator initiator = initiator(binding(65_536));

  private static CustomBinding binding(long maxReceivedMessageSize) {
    return CustomBinding.of(
        TEXT, new InProcessTransportBindingElement(maxReceivedMessageSize, false));
  }

  private static ChannelListener listener(CustomBinding binding, EndpointAddress at) {
    return binding.createListener(new BindingContext(binding, at, new BindingParameters()));
  }

  private ChannelInitiator initiator(CustomBinding binding) {
    return binding.createInitiator(new BindingContext(binding, address, new BindingParameters()));
  }

  private static ChannelHandler handler(Consumer<RequestContext> taker) {
    return new ChannelHandler() {

      @Override
      public void receive(RequestContext context) {
        taker.accept(context);
      }

      @Override
      public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static void echo(RequestContext context) {
    String text = text(context.request());
    context.reply(message(text));
  }

  private static Message message(String text) {
    QName name = new QName("urn:x", "x");
    return Message.of(
        MessageVersion.SOAP11,
        Bodies.of(
            name,
            writer -> {
              writer.writeStartElement("x", "x", "urn:x");
              writer.writeNamespace("x", "urn:x");
              writer.writeCharacters(text);
              writer.writeEndElement();
            }));
  }

  private static String text(Message message) {
    try {
      XMLStreamReader reader = message.body().read();
      String text = reader.getElementText();
      reader.close();
      return text;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    initiator.close(SOON);
    listener.close(SOON);
  }

  private static <T> T outcome(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  @Test
  void replyIsEncodedAsOnAnyWire() {
    listener.open(handler(InProcessTransportTest::echo));
    Message request = message("a < b");
    request.headers().action("urn:do");

    Message reply = outcome(initiator.createChannel(address).request(request, SOON));

    assertThat(text(reply)).isEqualTo("a < b");
  }

  @Test
  void actionAndAddressGoWithTheMessage() {
    listener.open(
        handler(
            context -> {
              received.add(context);
              context.acknowledge();
            }));
    Message request = message("a");
    request.headers().action("urn:do");

    outcome(initiator.createChannel(address).send(request, SOON));

    assertThat(received.get(0).request().headers().action()).hasValue("urn:do");
    assertThat(received.get(0).request().properties().find(Via.class))
        .hasValue(new Via(address.uri()));
    assertThat(received.get(0).isOnEventLoop()).isTrue();
  }

  @Test
  void addressesAreAlikeInAnyCase() {
    listener.open(handler(InProcessTransportTest::echo));
    EndpointAddress upper =
        EndpointAddress.of(address.toString().toUpperCase(java.util.Locale.ROOT));

    assertThat(text(outcome(initiator.createChannel(upper).request(message("a"), SOON))))
        .isEqualTo("a");
    assertThatThrownBy(() -> listener(binding(1), upper).open(handler(context -> {})))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("is taken in this JVM");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false"})
  void sizeIsHeldAtItsEdgeOnBothSides(int less, boolean taken) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TEXT.createEncoder().encode(message("hello")).writeTo(bytes);
    CustomBinding tight = binding(bytes.size() - less);
    EndpointAddress here = EndpointAddress.of(address + "/tight");
    ChannelListener small = listener(tight, here);
    small.open(handler(InProcessTransportTest::echo));
    listener.open(handler(InProcessTransportTest::echo));
    try {
      for (CompletionStage<Message> call :
          List.of(
              initiator.createChannel(here).request(message("hello"), SOON),
              initiator(tight).createChannel(address).request(message("hello"), SOON))) {
        if (taken) {
          assertThat(text(outcome(call))).isEqualTo("hello");
        } else {
          assertThat(call.toCompletableFuture())
              .failsWithin(SOON)
              .withThrowableThat()
              .withCauseInstanceOf(QuotaExceededException.class)
              .withMessageContaining("maxReceivedMessageSize");
        }
      }
    } finally {
      small.close(SOON);
    }
  }

  @Test
  void nobodyIsFoundWhereNobodyListens() {
    assertThat(initiator.createChannel(address).request(message("a"), SOON).toCompletableFuture())
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(EndpointNotFoundException.class);
    listener.open(handler(InProcessTransportTest::echo));
    listener.stop();
    listener.stop();
    assertThat(initiator.createChannel(address).request(message("a"), SOON).toCompletableFuture())
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(EndpointNotFoundException.class);
  }

  @Test
  void callWithoutAnswerTimesOut() {
    listener.open(handler(received::add));

    assertThat(
            initiator
                .createChannel(address)
                .request(message("a"), Duration.ofMillis(30))
                .toCompletableFuture())
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(CommunicationTimeoutException.class)
        .withMessageContaining("PT0.03S");
  }

  @Test
  void listenerThatClosesGivesCallsUp() {
    listener.open(handler(received::add));
    CompletableFuture<Message> call =
        initiator.createChannel(address).request(message("a"), SOON).toCompletableFuture();

    listener.close(Duration.ZERO);

    assertThat(call)
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(CommunicationException.class);
    received.get(0).reply(message("too late"));
  }

  @Test
  void channelThatClosesWaitsForItsCalls() {
    listener.open(handler(received::add));
    RequestChannel channel = initiator.createChannel(address);
    CompletableFuture<Message> call = channel.request(message("a"), SOON).toCompletableFuture();

    CompletableFuture<Void> closing = channel.close(SOON).toCompletableFuture();

    assertThat(closing).isNotDone();
    received.get(0).reply(message("b"));
    assertThat(closing).succeedsWithin(SOON);
    assertThat(text(outcome(call))).isEqualTo("b");
    assertThat(channel.request(message("a"), SOON).toCompletableFuture())
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(CommunicationObjectClosedException.class);
  }

  @Test
  void channelThatDoesNotGetItsRepliesClosesInTime() {
    listener.open(handler(received::add));
    RequestChannel channel = initiator.createChannel(address);
    CompletableFuture<Message> call = channel.request(message("a"), SOON).toCompletableFuture();

    outcome(channel.close(Duration.ofMillis(20)));

    assertThat(call)
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(CommunicationObjectClosedException.class);
  }

  @Test
  void replyThatCannotBeWrittenIsLeftToItsSender() {
    listener.open(handler(received::add));
    CompletableFuture<Message> call =
        initiator.createChannel(address).request(message("a"), SOON).toCompletableFuture();

    assertThatThrownBy(() -> received.get(0).reply(message("half \uD83D")))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("cannot be written");

    assertThat(call).isNotDone();
    received.get(0).reply(message("whole"));
    assertThat(text(outcome(call))).isEqualTo("whole");
  }

  @Test
  void handlerThatFailsIsACommunicationFailure() {
    listener.open(
        handler(
            context -> {
              throw new IllegalStateException("no");
            }));

    assertThat(initiator.createChannel(address).request(message("a"), SOON).toCompletableFuture())
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(CommunicationException.class);
  }
}
