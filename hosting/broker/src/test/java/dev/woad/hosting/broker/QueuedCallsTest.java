package dev.woad.hosting.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.jms.DeadLetter;
import dev.woad.bindings.jms.DeadLetters;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsConnectionSettings;
import dev.woad.bindings.jms.JmsCorrelation;
import dev.woad.bindings.jms.JmsMessageProperty;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.ServerTooBusyException;
import dev.woad.dispatcher.OperationContext;
import dev.woad.hosting.ServiceHost;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueuedCallsTest {

  @TempDir Path directory;

  private final NoteTaker service = new NoteTaker();

  @Test
  void messageWaitsForAServiceThatIsAway() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.channel().note("early");

      setup.host(service);

      assertThat(service.next()).isEqualTo("early");
    }
  }

  @Test
  void messageOutlivesTheBroker() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.channel().note("kept");
    }
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service);

      assertThat(service.next()).isEqualTo("kept");
    }
  }

  @Test
  void failedMessageIsTriedAgainUnderTheSameId() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      service.failuresLeft.set(2);
      setup.host(service);

      setup.channel().note("thrice");

      assertThat(service.next()).isEqualTo("thrice");
      assertThat(service.properties)
          .extracting(JmsMessageProperty::attempt)
          .containsExactly(1, 2, 3);
      assertThat(service.properties.stream().map(JmsMessageProperty::messageId).distinct())
          .hasSize(1);
    }
  }

  @Test
  void poisonBecomesADeadLetterAndCanBeSentBack() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      service.failuresLeft.set(3);
      setup.host(service);
      setup.channel().note("poison");

      DeadLetter letter = setup.awaitDeadLetter();

      assertThat(letter.reason()).isEqualTo("IllegalStateException: cannot take poison");
      assertThat(letter.origin()).isEqualTo(BrokerSetup.QUEUE);
      assertThat(letter.body()).contains("<text>poison</text>");
      try (DeadLetters letters = DeadLetters.of(JmsConnectionSettings.DEFAULT, "DLQ")) {
        assertThat(letters.sendBack(letter.id())).isTrue();
        assertThat(letters.sendBack(letter.id())).isFalse();
      }
      assertThat(service.next()).isEqualTo("poison");
      assertThat(setup.deadLetters()).isEmpty();
    }
  }

  @Test
  void expiredMessageIsNotProcessed() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup
          .channel(BrokerSetup.binding().build(), BrokerSetup.QUEUE + "?timeToLive=1")
          .note("late");
      setup.channel().note("in time");
      BrokerSetup.await(System::currentTimeMillis, pastMillis(20));

      setup.host(service);

      assertThat(service.next()).isEqualTo("in time");
      assertThat(service.taken).isEmpty();
    }
  }

  private static java.util.function.Predicate<Long> pastMillis(long millis) {
    long until = System.currentTimeMillis() + millis;
    return now -> now > until;
  }

  @Test
  void queueThatNobodyDeclaredIsNotFound() {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      Notes nowhere = setup.channel(BrokerSetup.binding().build(), "jms:queue:notse");

      assertThatThrownBy(() -> nowhere.note("lost")).isInstanceOf(EndpointNotFoundException.class);
    }
  }

  @Test
  void replyIsTakenLaterByAnotherProgram() throws Exception {
    JmsBinding impatient =
        BrokerSetup.binding().replyQueue("replies").sendTimeout(Duration.ofMillis(50)).build();
    JmsBinding patient = BrokerSetup.binding().replyQueue("replies").build();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      try (ChannelFactory<Notes> first =
              ChannelFactory.of(Notes.class, impatient, BrokerSetup.QUEUE);
          OperationContext.Scope scope = OperationContext.openScope()) {
        OperationContext.current()
            .outgoingMessageProperties()
            .put(JmsCorrelation.class, JmsCorrelation.of("question 1"));
        assertThatThrownBy(() -> first.createChannel().ask("now"))
            .isInstanceOf(CommunicationTimeoutException.class);
      }
      setup.host(service);
      assertThat(service.next()).isEqualTo("now");

      try (OperationContext.Scope scope = OperationContext.openScope()) {
        OperationContext.current()
            .outgoingMessageProperties()
            .put(JmsCorrelation.class, JmsCorrelation.resume("question 1"));
        assertThat(setup.channel(patient, BrokerSetup.QUEUE).ask("")).isEqualTo("answer to now");
      }
      // Nobody said that it was done.
      setup.closeChannels();
      JmsCorrelation again = JmsCorrelation.of("question 1");
      try (OperationContext.Scope scope = OperationContext.openScope()) {
        OperationContext.current().outgoingMessageProperties().put(JmsCorrelation.class, again);
        assertThat(setup.channel(patient, BrokerSetup.QUEUE).ask("")).isEqualTo("answer to now");
      }
      again.done();
      assertThat(setup.messages("replies")).isEmpty();
      assertThat(service.taken).isEmpty();
    }
  }

  @Test
  void fullQueueRefusesMore() {
    EmbeddedBrokerSettings small =
        EmbeddedBrokerSettings.of(directory).withLimits(1 << 20, 2 << 20);
    try (BrokerSetup setup = BrokerSetup.of(small)) {
      Notes channel = setup.channel();
      String large = "x".repeat(50_000);

      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  channel.note(large);
                }
              })
          .isInstanceOf(ServerTooBusyException.class);
    }
  }

  @Test
  void topicTellsAllSubscribersOnce() throws Exception {
    NoteTaker other = new NoteTaker();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service, BrokerSetup.binding().build(), BrokerSetup.TOPIC);
      setup.host(other, BrokerSetup.binding().build(), BrokerSetup.TOPIC);

      Notes topic = setup.channel(BrokerSetup.binding().build(), BrokerSetup.TOPIC);
      topic.note("first");
      topic.note("second");

      assertThat(java.util.List.of(service.next(), service.next()))
          .containsExactlyInAnyOrder("first", "second");
      assertThat(java.util.List.of(other.next(), other.next()))
          .containsExactlyInAnyOrder("first", "second");
      assertThat(service.taken).isEmpty();
    }
  }

  @Test
  void subscriptionKeepsMessagesForAListenerThatIsAway() throws Exception {
    JmsBinding subscribed =
        BrokerSetup.binding().receiving(r -> r.withSubscription("archive")).build();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      ServiceHost host = setup.host(service, subscribed, BrokerSetup.TOPIC);
      host.close(Duration.ofSeconds(2));
      setup.channel(BrokerSetup.binding().build(), BrokerSetup.TOPIC).note("meanwhile");

      setup.host(service, subscribed, BrokerSetup.TOPIC);

      assertThat(service.next()).isEqualTo("meanwhile");
    }
  }

  @Test
  void listenersOfOneSubscriptionShareItsMessages() throws Exception {
    JmsBinding subscribed =
        BrokerSetup.binding().receiving(r -> r.withSubscription("work")).build();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service, subscribed, BrokerSetup.TOPIC);
      setup.host(service, subscribed, BrokerSetup.TOPIC);
      Notes topic = setup.channel(BrokerSetup.binding().build(), BrokerSetup.TOPIC);

      topic.note("once");
      topic.note("end");

      assertThat(java.util.List.of(service.next(), service.next()))
          .containsExactlyInAnyOrder("once", "end");
      assertThat(service.taken).isEmpty();
    }
  }

  @Test
  void selectorSeesHeadersOfTheContract() throws Exception {
    JmsBinding selecting =
        BrokerSetup.binding().receiving(r -> r.withSelector("kind = 'cancelled'")).build();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service, selecting, BrokerSetup.TOPIC);
      Notes topic = setup.channel(BrokerSetup.binding().build(), BrokerSetup.TOPIC);

      topic.event("placed", "1");
      topic.event("cancelled", "2");

      assertThat(service.next()).isEqualTo("cancelled 2");
      assertThat(service.taken).isEmpty();
    }
  }

  @Test
  void subscriberByStompGetsWhatIsPublished() throws Exception {
    EmbeddedBrokerSettings stomp =
        EmbeddedBrokerSettings.of(directory).withPort(0, Set.of(BrokerProtocol.STOMP));
    try (BrokerSetup setup = BrokerSetup.of(stomp);
        Socket socket = new Socket("localhost", setup.broker.port())) {
      socket.setSoTimeout(20_000);
      frame(socket, "CONNECT\naccept-version:1.2\nhost:localhost");
      assertThat(answer(socket)).startsWith("CONNECTED");
      frame(socket, "SUBSCRIBE\nid:1\ndestination:/topic/events\nreceipt:1");
      assertThat(answer(socket)).startsWith("RECEIPT");

      setup.channel(BrokerSetup.binding().build(), BrokerSetup.TOPIC).event("placed", "17");

      assertThat(answer(socket)).startsWith("MESSAGE").contains("kind:placed");
    }
  }

  private static void frame(Socket socket, String lines) throws IOException {
    socket.getOutputStream().write((lines + "\n\n\0").getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a frame up to its end, which is a null byte. */
  private static String answer(Socket socket) throws IOException {
    StringBuilder frame = new StringBuilder();
    for (int read = socket.getInputStream().read();
        read > 0;
        read = socket.getInputStream().read()) {
      frame.append((char) read);
    }
    return frame.toString().strip();
  }
}
