package dev.woad.hosting.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.AsyncShapeOf;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.GatherReplies;
import dev.woad.contracts.QuotaExceededException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One call to a topic, and what those who listen there answer. */
@Timeout(60)
final class GatheredRepliesTest {

  @TempDir Path directory;

  private final List<ChannelFactory<?>> factories = new ArrayList<>();
  private BrokerSetup setup;

  /** The replies as streams. */
  @AsyncShapeOf(Notes.class)
  interface Streams {

    @GatherReplies(maxReplies = 3)
    Stream<String> ask(String text);
  }

  /** Streams that end soon. */
  @AsyncShapeOf(Notes.class)
  interface ShortStreams {

    @GatherReplies(replyTimeoutMillis = 1500)
    Stream<String> ask(String text);
  }

  /** Streams of which little may wait. */
  @AsyncShapeOf(Notes.class)
  interface NarrowStreams {

    @GatherReplies(maxBufferedReplies = 1)
    Stream<String> ask(String text);
  }

  /** The replies as publishers. */
  @AsyncShapeOf(Notes.class)
  interface Publishers {

    @GatherReplies(maxReplies = 3)
    Flow.Publisher<String> ask(String text);
  }

  @BeforeEach
  void open() {
    setup = BrokerSetup.in(directory);
  }

  @AfterEach
  void close() {
    factories.forEach(ChannelFactory::close);
    setup.close();
  }

  @Test
  void allWhoListenAnswerOneCall() {
    listen(new Named("a"), new Named("b"), new Named("c"));

    try (Stream<String> answers = factory(Streams.class).createChannel().ask("who")) {
      assertThat(answers).containsExactlyInAnyOrder("a: who", "b: who", "c: who");
    }
  }

  @Test
  void deadlineEndsAStream() {
    listen(new Named("a"), new Named("b"));

    assertThat(factory(ShortStreams.class).createChannel().ask("who"))
        .containsExactlyInAnyOrder("a: who", "b: who");
  }

  @Test
  void streamOfATopicWithoutListenersIsEmpty() {
    assertThat(factory(ShortStreams.class).createChannel().ask("anybody")).isEmpty();
  }

  @Test
  void lateReplyIsCountedAndDropped() {
    Named slow = new Named("slow");
    slow.waits = new CountDownLatch(1);
    listen(new Named("quick"), slow);
    ChannelFactory<ShortStreams> factory = factory(ShortStreams.class);

    assertThat(factory.createChannel().ask("who")).containsExactly("quick: who");

    assertThat(factory.lateReplies()).isZero();
    slow.waits.countDown();
    BrokerSetup.await(factory::lateReplies, late -> late == 1);
  }

  @Test
  void closedStreamWantsNoMore() {
    Named slow = new Named("slow");
    slow.waits = new CountDownLatch(1);
    listen(new Named("quick"), slow);
    ChannelFactory<Streams> factory = factory(Streams.class);

    try (Stream<String> answers = factory.createChannel().ask("who")) {
      assertThat(answers.iterator().next()).isEqualTo("quick: who");
    }

    slow.waits.countDown();
    BrokerSetup.await(factory::lateReplies, late -> late == 1);
  }

  @Test
  void faultOfOneLeavesTheAnswersOfOthers() {
    listen(new Named("a"), new Named("fails"), new Named("c"));

    assertThat(factory(Streams.class).createChannel().ask("who"))
        .containsExactlyInAnyOrder("a: who", "c: who");
  }

  @Test
  void faultIsThrownWhereThereIsNothingElse() {
    listen(new Named("fails"), new Named("fails"), new Named("fails"));
    Streams channel = factory(Streams.class).createChannel();

    try (Stream<String> answers = channel.ask("who")) {
      assertThatThrownBy(answers::toList).isInstanceOf(FaultException.class);
    }
  }

  @Test
  void repliesThatNobodyTakesAreHeldToAQuota() {
    listen(new Named("a"), new Named("b"));
    ChannelFactory<NarrowStreams> factory = factory(NarrowStreams.class);

    try (Stream<String> answers = factory.createChannel().ask("who")) {
      // Both have answered when a third call, which both take after it, is answered by both.
      assertThat(factory(ShortStreams.class).createChannel().ask("then")).hasSize(2);

      assertThatThrownBy(answers::toList)
          .isInstanceOf(QuotaExceededException.class)
          .hasMessageStartingWith("maxBufferedReplies of Notes.ask: 1 replies wait");
    }
  }

  @Test
  void subscriberGetsWhatItAsksForAndIsToldOfTheEnd() throws Exception {
    listen(new Named("a"), new Named("b"), new Named("c"));
    Reader reader = new Reader();

    factory(Publishers.class).createChannel().ask("who").subscribe(reader);

    assertThat(reader.events).isEmpty();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      reader.subscription().request(1);
      answers.add(reader.next());
    }
    assertThat(answers).containsExactlyInAnyOrder("a: who", "b: who", "c: who");
    assertThat(reader.next()).isEqualTo("(complete)");
  }

  @Test
  void subscriberThatCancelsIsToldNoMore() throws Exception {
    Named slow = new Named("slow");
    slow.waits = new CountDownLatch(1);
    listen(new Named("quick"), slow);
    ChannelFactory<Publishers> factory = factory(Publishers.class);
    Reader reader = new Reader();

    factory.createChannel().ask("who").subscribe(reader);
    reader.subscription().request(Long.MAX_VALUE);
    assertThat(reader.next()).isEqualTo("quick: who");
    reader.subscription().cancel();

    slow.waits.countDown();
    BrokerSetup.await(factory::lateReplies, late -> late == 1);
    assertThat(reader.events).isEmpty();
  }

  @Test
  void secondSubscriberIsRefused() throws Exception {
    listen(new Named("a"));
    Flow.Publisher<String> answers = factory(Publishers.class).createChannel().ask("who");
    Reader second = new Reader();

    answers.subscribe(new Reader());
    answers.subscribe(second);

    assertThat(second.next()).startsWith("IllegalStateException: replies: subscribed to twice");
  }

  @Test
  void closedFactoryEndsWhatIsUnderWay() throws Exception {
    ChannelFactory<Publishers> factory = factory(Publishers.class);
    Reader reader = new Reader();
    factory.createChannel().ask("who").subscribe(reader);

    factory.close();

    assertThat(reader.next()).startsWith("CommunicationObjectClosedException: ");
  }

  private <T> ChannelFactory<T> factory(Class<T> shape) {
    ChannelFactory<T> factory =
        ChannelFactory.of(shape, BrokerSetup.binding().build(), BrokerSetup.TOPIC);
    factories.add(factory);
    return factory;
  }

  private void listen(Notes... services) {
    for (Notes service : services) {
      setup.host(service, BrokerSetup.binding().build(), BrokerSetup.TOPIC);
    }
  }

  /** Answers in its name, when it may. */
  public static final class Named implements Notes {

    private final String name;
    private volatile CountDownLatch waits = new CountDownLatch(0);

    Named(String name) {
      this.name = name;
    }

    @Override
    public void note(String text) {}

    @Override
    public void event(String kind, String text) {}

    @Override
    public String ask(String text) {
      try {
        boolean unused = waits.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (name.equals("fails")) {
        throw FaultException.of("cannot answer");
      }
      return name + ": " + text;
    }
  }

  /** Notes what it is told. */
  private static final class Reader implements Flow.Subscriber<String> {

    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Flow.Subscription> given = new LinkedBlockingQueue<>();

    Flow.Subscription subscription() throws InterruptedException {
      Flow.Subscription subscription = given.poll(20, TimeUnit.SECONDS);
      assertThat(subscription).isNotNull();
      given.add(subscription);
      return subscription;
    }

    String next() throws InterruptedException {
      String event = events.poll(20, TimeUnit.SECONDS);
      return event == null ? "(nothing)" : event;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      given.add(subscription);
    }

    @Override
    public void onNext(String item) {
      events.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      events.add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    @Override
    public void onComplete() {
      events.add("(complete)");
    }
  }
}
