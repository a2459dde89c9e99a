package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Timeouts;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.hosting.ServiceHostBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every transport that carries calls both ways does. A transport's test implements it, too.
 */
public interface DuplexConformance extends WireConformance {

  @Override
  default boolean hasSessions() {
    return true;
  }

  @ParameterizedTest
  @EnumSource
  default void serviceCallsBackWhileItsOperationRuns(ConcurrencyMode mode) {
    FeedClient client = new FeedClient();
    try (SessionSetup setup = feeds(host -> host.concurrencyMode(mode))) {
      Feed feed = setup.channel(Feed.class, client);

      assertThat(feed.ticks(3)).isEqualTo(3);

      assertThat(Eventually.comesTrue(() -> client.ticks().size() == 3)).isTrue();
      assertThat(client.ticks()).containsExactly(0, 1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SINGLE")
  default void serviceAsksWhileItsOperationRuns(ConcurrencyMode mode) {
    try (SessionSetup setup = feeds(host -> host.concurrencyMode(mode))) {
      Feed feed = setup.channel(Feed.class, new FeedClient());

      assertThat(feed.ask("why?")).isEqualTo("answer to why?");
      assertThat(feed.ask("how?")).isEqualTo("answer to how?");
    }
  }

  @Test
  default void serviceMayNotAskInsideAnOperationThatIsAlone() {
    try (SessionSetup setup = feeds(host -> host.includeExceptionDetailInFaults(true))) {
      Feed feed = setup.channel(Feed.class, new FeedClient());

      assertThatThrownBy(() -> feed.ask("why?"))
          .isInstanceOf(FaultException.class)
          .hasMessageContaining("REENTRANT");
    }
  }

  @ParameterizedTest
  @EnumSource
  default void serviceCallsBackLongAfterItsOperation(ConcurrencyMode mode) throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    FeedClient client = new FeedClient();
    try (SessionSetup setup = feeds(clients, host -> host.concurrencyMode(mode))) {
      Feed feed = setup.channel(Feed.class, client);
      feed.subscribe();
      FeedCallback back = next(clients);

      back.tick(7);
      assertThat(back.answer("why?")).isEqualTo("answer to why?");

      assertThat(client.ticks()).containsExactly(7);
      assertThat(feed.repeat("after")).isEqualTo("after");
    }
  }

  @Test
  default void thousandsOfCallbacksComeInTheirOrder() {
    int count = 5000;
    FeedClient client = new FeedClient();
    try (SessionSetup setup = feeds(host -> host)) {
      Feed feed = setup.channel(Feed.class, client);

      assertThat(feed.ticks(count)).isEqualTo(count);

      assertThat(Eventually.comesTrue(() -> client.ticks().size() == count)).isTrue();
      assertThat(client.ticks()).isEqualTo(IntStream.range(0, count).boxed().toList());
    }
  }

  @Test
  default void callbacksGoToTheClientThatAskedForThem() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    FeedClient first = new FeedClient();
    FeedClient second = new FeedClient();
    try (SessionSetup setup =
        feeds(clients, host -> host.instanceContextMode(InstanceContextMode.SINGLE))) {
      setup.channel(Feed.class, first).subscribe();
      FeedCallback toFirst = next(clients);
      setup.channel(Feed.class, second).subscribe();
      FeedCallback toSecond = next(clients);

      toSecond.tick(2);
      toFirst.tick(1);
      assertThat(toFirst.answer("there?")).isEqualTo("answer to there?");
      assertThat(toSecond.answer("there?")).isEqualTo("answer to there?");

      assertThat(first.ticks()).containsExactly(1);
      assertThat(second.ticks()).containsExactly(2);
    }
  }

  @Test
  default void clientKeepsOneWayBackForItsSession() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      Feed feed = setup.channel(Feed.class, new FeedClient());

      feed.subscribe();
      feed.subscribe();

      assertThat(next(clients)).isSameAs(next(clients));
    }
  }

  @Test
  default void lostClientIsNoticed() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      Feed feed = setup.channel(Feed.class, new FeedClient());
      feed.subscribe();
      FeedCallback back = next(clients);
      List<String> told = new CopyOnWriteArrayList<>();
      SessionSetup.of(back).onFaulted(error -> told.add("lost"));
      SessionSetup.of(back).onClosed(() -> told.add("over"));

      SessionSetup.of(feed).abort();

      assertThat(Eventually.comesTrue(() -> told.size() == 2)).isTrue();
      assertThat(told).containsExactlyInAnyOrder("lost", "over");
      assertThat(SessionSetup.of(back).state()).isEqualTo(CommunicationState.FAULTED);
      assertThatThrownBy(() -> back.tick(1))
          .isInstanceOf(CommunicationObjectAbortedException.class);
      assertThatThrownBy(() -> back.answer("there?"))
          .isInstanceOf(CommunicationObjectAbortedException.class);
      assertThat(setup.allReleased()).isTrue();
    }
  }

  @Test
  default void clientThatHasClosedIsCalledNoMore() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      Feed feed = setup.channel(Feed.class, new FeedClient());
      feed.subscribe();
      FeedCallback back = next(clients);

      SessionSetup.of(feed).close();

      assertThat(SessionSetup.becomes(back, CommunicationState.CLOSED)).isTrue();
      assertThatThrownBy(() -> back.tick(1)).isInstanceOf(CommunicationObjectClosedException.class);
    }
  }

  @Test
  default void serviceMayEndTheSession() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      Feed feed = setup.channel(Feed.class, new FeedClient());
      feed.subscribe();

      SessionSetup.of(next(clients)).close();

      assertThat(SessionSetup.becomes(feed, CommunicationState.CLOSED)).isTrue();
      assertThatThrownBy(() -> feed.repeat("late"))
          .isInstanceOf(CommunicationObjectClosedException.class);
      assertThat(setup.allReleased()).isTrue();
    }
  }

  @Test
  default void closingWhileACallbackRunsDoesNotWaitForIt() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    FeedClient client = new FeedClient();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      Feed feed = setup.channel(Feed.class, client);
      feed.subscribe();
      FeedCallback back = next(clients);
      CompletableFuture<String> asking = Eventually.start(() -> back.answer("wait"));
      assertThat(client.gates().nextWaiting()).isEqualTo("wait");

      SessionSetup.of(feed).close();

      assertThatThrownBy(() -> Eventually.outcome(asking))
          .isInstanceOf(CommunicationException.class);
      client.gates().open("wait");
      assertThat(setup.allReleased()).isTrue();
    }
  }

  @Test
  default void clientThatDoesNotAnswerIsWaitedForNoLongerThanSendTimeout() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    FeedClient client = new FeedClient();
    Timeouts hasty = Timeouts.DEFAULT.withSend(Duration.ofMillis(500));
    try (SessionSetup setup =
        SessionSetup.open(
            this, bindingWith(hasty), Feed.class, () -> new FeedService(clients), host -> host)) {
      Feed feed = setup.channel(Feed.class, client);
      feed.subscribe();
      FeedCallback back = next(clients);

      assertThatThrownBy(() -> back.answer("wait"))
          .isInstanceOf(CommunicationTimeoutException.class);

      client.gates().open("wait");
      assertThat(back.answer("now?")).isEqualTo("answer to now?");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SINGLE")
  default void otherCallsGoOnWhileTheServiceWaitsForItsClient(ConcurrencyMode mode)
      throws Exception {
    FeedClient client = new FeedClient();
    try (SessionSetup setup = feeds(host -> host.concurrencyMode(mode))) {
      Feed feed = setup.channel(Feed.class, client);
      CompletableFuture<String> asking = Eventually.start(() -> feed.ask("wait"));
      assertThat(client.gates().nextWaiting()).isEqualTo("wait");

      assertThat(feed.repeat("meanwhile")).isEqualTo("meanwhile");
      assertThat(setup.made()).isEqualTo(1);

      client.gates().open("wait");
      assertThat(Eventually.outcome(asking)).isEqualTo("wait");
    }
  }

  @Test
  default void callbackMayCallTheServiceIfOthersMayComeInMeanwhile() {
    try (SessionSetup setup = feeds(host -> host.concurrencyMode(ConcurrencyMode.REENTRANT))) {
      assertThat(setup.channel(Feed.class, new FeedClient.Reentrant()).ask("service"))
          .isEqualTo("back");
      assertThat(setup.channel(Feed.class, new FeedClient.Multiple()).ask("service"))
          .isEqualTo("back");
    }
  }

  @Test
  default void callbackThatIsAloneMayNotCallTheService() {
    try (SessionSetup setup = feeds(host -> host.concurrencyMode(ConcurrencyMode.REENTRANT))) {
      Feed feed = setup.channel(Feed.class, new FeedClient());

      // The callback fails, the service with it, and the client is told.
      assertThat(catchThrowable(() -> feed.ask("service")))
          .isInstanceOfAny(FaultException.class, CommunicationException.class);
    }
  }

  @Test
  default void callbacksWaitForEachOtherUnlessTheyMayRunTogether() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    FeedClient alone = new FeedClient();
    FeedClient together = new FeedClient.Multiple();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      setup.channel(Feed.class, together).subscribe();
      FeedCallback toTogether = next(clients);
      setup.channel(Feed.class, alone).subscribe();
      FeedCallback toAlone = next(clients);

      List<CompletableFuture<String>> answers = new ArrayList<>();
      answers.add(Eventually.start(() -> toTogether.answer("wait 1")));
      answers.add(Eventually.start(() -> toTogether.answer("wait 2")));
      assertThat(together.gates().nextWaiting()).isNotNull();
      assertThat(together.gates().nextWaiting()).isNotNull();
      answers.add(Eventually.start(() -> toAlone.answer("wait 1")));
      assertThat(alone.gates().nextWaiting()).isEqualTo("wait 1");
      toAlone.tick(1);
      assertThat(alone.ticks()).isEmpty();

      for (FeedClient client : List.of(alone, together)) {
        client.gates().open("wait 1");
        client.gates().open("wait 2");
      }
      for (CompletableFuture<String> answer : answers) {
        assertThat(Eventually.outcome(answer)).startsWith("wait");
      }
      assertThat(Eventually.comesTrue(() -> alone.ticks().equals(List.of(1)))).isTrue();
    }
  }

  @Test
  default void faultsOfCallbacksComeToTheService() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      setup.channel(Feed.class, new FeedClient()).subscribe();
      FeedCallback back = next(clients);

      OverflowFault declared = (OverflowFault) catchThrowable(() -> back.answer("declared"));
      assertThat(declared.getFaultInfo().right()).isEqualTo(2);
      assertThatThrownBy(() -> back.answer("fault"))
          .isInstanceOf(FaultException.class)
          .hasMessage("no idea");
      assertThat(back.answer("why?")).isEqualTo("answer to why?");
      assertThatThrownBy(() -> back.answer("failure")).isInstanceOf(FaultException.class);
    }
  }

  @Test
  default void failureInAOneWayCallOfTheServiceIsNotAnswered() throws Exception {
    try (SessionSetup setup = feeds(host -> host)) {
      Feed feed = setup.channel(Feed.class, new FeedClient());

      feed.wonder("refused, because the operation is alone");

      assertThat(SessionSetup.becomes(feed, CommunicationState.FAULTED)).isTrue();
    }
  }

  @Test
  default void callbackMayAnswerLater() throws Exception {
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    LateClient client = new LateClient();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      setup.channel(Feed.class, client).subscribe();
      FeedCallback back = next(clients);

      CompletableFuture<String> asking = Eventually.start(() -> back.answer("why?"));
      next(client.asked).complete("because");

      assertThat(Eventually.outcome(asking)).isEqualTo("because");
    }
  }

  @Test
  default void inspectorsSeeCallbacksOnBothEnds() throws Exception {
    Journal journal = new Journal();
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    try (SessionSetup setup =
        feeds(clients, host -> host.behavior(journal.callbackInspector("service")))) {
      setup.channel(Feed.class, new FeedClient(), journal.callbackInspector("client")).subscribe();

      assertThat(next(clients).answer("why?")).isEqualTo("answer to why?");

      assertThat(journal.entries())
          .containsExactly(
              "service request answer",
              "client request answer",
              "client reply answerResponse to client request answer",
              "service reply answerResponse to service request answer");
    }
  }

  @Test
  default void callbacksAreAddressedAsDotnetAddressesThem() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    try (SessionSetup setup = feeds(clients, host -> host.behavior(Journal.headers(seen)))) {
      setup.channel(Feed.class, new FeedClient()).subscribe();
      FeedCallback back = next(clients);
      String service = setup.host().endpoints().get(0).address().toString();
      String anonymous = version().addressing().anonymous();

      assertThat(back.answer("why?")).isEqualTo("answer to why?");
      back.tick(1);

      assertThat(seen)
          .startsWith(
              "to " + anonymous + ", reply to " + service,
              "to " + service + ", reply to none",
              "to " + anonymous + ", reply to none");
    }
  }

  @Test
  default void clientsThatStayAreServedWhenOthersAreLost() throws Exception {
    int count = 30;
    BlockingQueue<FeedCallback> clients = new LinkedBlockingQueue<>();
    List<FeedClient> callbacks = new ArrayList<>();
    List<Feed> feeds = new ArrayList<>();
    try (SessionSetup setup = feeds(clients, host -> host)) {
      for (int i = 0; i < count; i++) {
        callbacks.add(new FeedClient());
        feeds.add(setup.channel(Feed.class, callbacks.get(i)));
        feeds.get(i).subscribe();
      }
      List<FeedCallback> ways = new ArrayList<>();
      assertThat(clients.drainTo(ways)).isEqualTo(count);
      for (int i = 0; i < count; i += 2) {
        SessionSetup.of(feeds.get(i)).abort();
        assertThat(SessionSetup.becomes(ways.get(i), CommunicationState.FAULTED)).isTrue();
      }

      for (int i = 1; i < count; i += 2) {
        ways.get(i).tick(i);
      }

      for (int i = 1; i < count; i += 2) {
        FeedClient callback = callbacks.get(i);
        int number = i;
        assertThat(Eventually.comesTrue(() -> callback.ticks().equals(List.of(number)))).isTrue();
      }
      assertThat(Eventually.comesTrue(() -> setup.released() == count / 2)).isTrue();
    }
  }

  private SessionSetup feeds(UnaryOperator<ServiceHostBuilder> hosting) {
    return feeds(new LinkedBlockingQueue<>(), hosting);
  }

  private SessionSetup feeds(
      BlockingQueue<FeedCallback> clients, UnaryOperator<ServiceHostBuilder> hosting) {
    return SessionSetup.open(this, binding(), Feed.class, () -> new FeedService(clients), hosting);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T found = queue.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (found == null) {
      throw new AssertionError("nothing came within " + Eventually.PATIENCE);
    }
    return found;
  }

  /** Answers when the test does. */
  final class LateClient {

    private final BlockingQueue<CompletableFuture<String>> asked = new LinkedBlockingQueue<>();

    /** Has nothing to do. */
    public void tick(int number) {}

    /** Keeps what is to be answered. */
    public CompletionStage<String> answer(String question) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      asked.add(answer);
      return answer;
    }
  }
}
