package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.bindings.Timeouts;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.hosting.ServiceHostBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every transport with sessions does. A transport's test implements it, too. */
public interface SessionConformance extends ThrottleConformance {

  @Override
  default boolean hasSessions() {
    return true;
  }

  @Test
  default void callsOfASessionShareAnInstance() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      Tally tally = setup.channel(Tally.class);

      assertThat(tally.count(1)).isEqualTo(1);
      assertThat(tally.count(2)).isEqualTo(3);
      assertThat(setup.made()).isEqualTo(1);
      assertThat(setup.released()).isZero();
    }
  }

  @Test
  default void sessionsDoNotShareAnInstance() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      Tally first = setup.channel(Tally.class);
      Tally second = setup.channel(Tally.class);

      assertThat(first.count(1)).isEqualTo(1);
      assertThat(second.count(5)).isEqualTo(5);
      assertThat(first.count(1)).isEqualTo(2);
      assertThat(first.session()).isEqualTo(first.session()).isNotEqualTo(second.session());
      assertThat(setup.made()).isEqualTo(2);
    }
  }

  @Test
  default void callsOfASessionHaveInstancesOfTheirOwnIfAskedFor() throws Exception {
    try (SessionSetup setup =
        tallies(
            new Gates(),
            new ArrayList<>(),
            host -> host.instanceContextMode(InstanceContextMode.PER_CALL))) {
      Tally tally = setup.channel(Tally.class);

      assertThat(tally.count(1)).isEqualTo(1);
      assertThat(tally.count(2)).isEqualTo(2);
      assertThat(setup.allReleased()).isTrue();
      assertThat(setup.made()).isEqualTo(2);
    }
  }

  @Test
  default void instanceIsReleasedWhenItsSessionIsClosed() throws Exception {
    List<String> ends = new CopyOnWriteArrayList<>();
    try (SessionSetup setup = tallies(new Gates(), ends, host -> host)) {
      Tally tally = setup.channel(Tally.class);
      assertThat(tally.count(1)).isEqualTo(1);

      SessionSetup.of(tally).close();

      assertThat(setup.allReleased()).isTrue();
      assertThat(Eventually.comesTrue(() -> ends.contains("over"))).isTrue();
      assertThat(ends).containsExactly("over");
      assertThat(SessionSetup.of(tally).state()).isEqualTo(CommunicationState.CLOSED);
    }
  }

  @Test
  default void instanceIsReleasedWhenItsClientIsLost() throws Exception {
    List<String> ends = new CopyOnWriteArrayList<>();
    try (SessionSetup setup = tallies(new Gates(), ends, host -> host)) {
      Tally tally = setup.channel(Tally.class);
      assertThat(tally.count(1)).isEqualTo(1);

      SessionSetup.of(tally).abort();

      assertThat(setup.allReleased()).isTrue();
      assertThat(Eventually.comesTrue(() -> ends.size() == 2)).isTrue();
      assertThat(ends).containsExactlyInAnyOrder("lost", "over");
    }
  }

  @Test
  default void instanceIsReleasedAfterItsLastCall() throws Exception {
    Gates gates = new Gates();
    try (SessionSetup setup = tallies(gates)) {
      Tally tally = setup.channel(Tally.class);
      CompletableFuture<String> call = Eventually.start(() -> tally.pause("gate"));
      assertThat(gates.nextWaiting()).isEqualTo("gate");

      SessionSetup.of(tally).abort();

      assertThat(catchThrowable(() -> Eventually.outcome(call))).isNotNull();
      assertThat(setup.released()).isZero();
      gates.open("gate");
      assertThat(setup.allReleased()).isTrue();
    }
  }

  @Test
  default void closingHostEndsIdleSessions() throws Exception {
    List<String> ends = new CopyOnWriteArrayList<>();
    try (SessionSetup setup = tallies(new Gates(), ends, host -> host)) {
      Tally tally = setup.channel(Tally.class);
      assertThat(tally.count(1)).isEqualTo(1);

      setup.host().close(Duration.ofSeconds(5));

      assertThat(setup.allReleased()).isTrue();
      assertThat(
              Eventually.comesTrue(
                  () -> SessionSetup.of(tally).state() != CommunicationState.OPENED))
          .isTrue();
      assertThat(Eventually.comesTrue(() -> ends.contains("over"))).isTrue();
    }
  }

  @Test
  default void operationThatIsNotInitiatingCannotBeTheFirst() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      Tally tally = setup.channel(Tally.class);

      assertThatThrownBy(tally::notes)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("notes")
          .hasMessageContaining("initiating");

      assertThat(tally.count(1)).isEqualTo(1);
      assertThat(tally.notes()).isEmpty();
    }
  }

  @Test
  default void serviceRefusesAFirstOperationThatIsNotInitiating() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      LooseTally tally = setup.channel(LooseTally.class);

      FaultException refusal = (FaultException) catchThrowable(tally::notes);

      assertThat(refusal.code().toString()).contains("ActionNotSupported");
      assertThat(setup.made()).isZero();
      assertThat(tally.count(1)).isEqualTo(1);
      assertThat(tally.notes()).isEmpty();
    }
  }

  @Test
  default void terminatingOperationEndsTheSession() throws Exception {
    List<String> ends = new CopyOnWriteArrayList<>();
    try (SessionSetup setup = tallies(new Gates(), ends, host -> host)) {
      Tally tally = setup.channel(Tally.class);
      assertThat(tally.count(4)).isEqualTo(4);

      assertThat(tally.finish()).isEqualTo(4);

      assertThat(SessionSetup.of(tally).state()).isEqualTo(CommunicationState.CLOSED);
      assertThatThrownBy(() -> tally.count(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("finish");
      assertThat(setup.allReleased()).isTrue();
      assertThat(Eventually.comesTrue(() -> ends.contains("over"))).isTrue();
      assertThat(ends).containsExactly("over");
      SessionSetup.of(tally).close();
    }
  }

  @Test
  default void serviceRefusesCallsAfterTheLast() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      LooseTally tally = setup.channel(LooseTally.class);
      assertThat(tally.count(4)).isEqualTo(4);
      assertThat(tally.finish()).isEqualTo(4);

      FaultException refusal = (FaultException) catchThrowable(() -> tally.count(1));

      assertThat(refusal.code().toString()).contains("SessionTerminated");
    }
  }

  @Test
  default void serviceCutsOffASessionThatIsNotClosedAfterItsLastCall() throws Exception {
    Timeouts hasty = Timeouts.DEFAULT.withClose(Duration.ofMillis(200));
    try (SessionSetup setup =
        SessionSetup.open(
            this,
            bindingWith(hasty),
            Tally.class,
            () -> new TallyService(new Gates(), new ArrayList<>()),
            host -> host)) {
      LooseTally tally = setup.channel(LooseTally.class);
      assertThat(tally.count(4)).isEqualTo(4);
      assertThat(tally.finish()).isEqualTo(4);

      assertThat(SessionSetup.becomes(tally, CommunicationState.FAULTED)).isTrue();
      assertThat(setup.allReleased()).isTrue();
    }
  }

  @Test
  default void messagesOfASessionAreTakenInTheirOrder() throws Exception {
    int count = 3000;
    try (SessionSetup setup = tallies(new Gates())) {
      Tally tally = setup.channel(Tally.class);
      for (int i = 0; i < count; i++) {
        tally.note(Integer.toString(i));
      }

      assertThat(tally.notes())
          .isEqualTo(
              IntStream.range(0, count)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(" ")));
    }
  }

  @Test
  default void callOfASessionWaitsForTheOneBefore() throws Exception {
    Gates gates = new Gates();
    try (SessionSetup setup = tallies(gates)) {
      Tally tally = setup.channel(Tally.class);
      CompletableFuture<String> first = Eventually.start(() -> tally.pause("first"));
      assertThat(gates.nextWaiting()).isEqualTo("first");
      CompletableFuture<String> second = Eventually.start(() -> tally.pause("second"));
      assertThat(Eventually.comesTrue(() -> setup.host().activeCalls() == 2)).isTrue();
      assertThat(gates.arrived()).isZero();
      Tally other = setup.channel(Tally.class);
      assertThat(other.count(1)).isEqualTo(1);

      gates.open("first");

      assertThat(Eventually.outcome(first)).isEqualTo("first");
      assertThat(gates.nextWaiting()).isEqualTo("second");
      gates.open("second");
      assertThat(Eventually.outcome(second)).isEqualTo("second");
    }
  }

  @Test
  default void callsOfASessionRunTogetherIfAskedFor() throws Exception {
    Gates gates = new Gates();
    try (SessionSetup setup =
        tallies(gates, new ArrayList<>(), host -> host.concurrencyMode(ConcurrencyMode.MULTIPLE))) {
      Tally tally = setup.channel(Tally.class);
      CompletableFuture<String> first = Eventually.start(() -> tally.pause("first"));
      CompletableFuture<String> second = Eventually.start(() -> tally.pause("second"));

      assertThat(gates.nextWaiting()).isNotNull();
      assertThat(gates.nextWaiting()).isNotNull();
      assertThat(setup.made()).isEqualTo(1);

      gates.open("second");
      assertThat(Eventually.outcome(second)).isEqualTo("second");
      gates.open("first");
      assertThat(Eventually.outcome(first)).isEqualTo("first");
    }
  }

  @Test
  default void closingWaitsForOneWayCalls() throws Exception {
    Gates gates = new Gates();
    try (SessionSetup setup = tallies(gates)) {
      Tally tally = setup.channel(Tally.class);
      tally.linger("gate");
      assertThat(gates.nextWaiting()).isEqualTo("gate");
      CompletableFuture<Boolean> closing =
          Eventually.start(
              () -> {
                SessionSetup.of(tally).close();
                return true;
              });
      assertThat(SessionSetup.becomes(tally, CommunicationState.CLOSED)).isTrue();
      assertThat(setup.released()).isZero();

      gates.open("gate");

      assertThat(Eventually.outcome(closing)).isTrue();
      assertThat(setup.allReleased()).isTrue();
    }
  }

  @Test
  default void sessionGoesOnAfterAFault() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      Tally tally = setup.channel(Tally.class);
      assertThat(tally.count(1)).isEqualTo(1);

      assertThatThrownBy(() -> tally.stumble(true)).isInstanceOf(FaultException.class);

      assertThat(tally.count(1)).isEqualTo(2);
    }
  }

  @Test
  default void failureThatNobodyForesawEndsTheSession() throws Exception {
    List<String> ends = new CopyOnWriteArrayList<>();
    try (SessionSetup setup = tallies(new Gates(), ends, host -> host)) {
      Tally tally = setup.channel(Tally.class);
      assertThat(tally.count(1)).isEqualTo(1);

      assertThatThrownBy(() -> tally.stumble(false)).isInstanceOf(FaultException.class);

      assertThat(SessionSetup.becomes(tally, CommunicationState.FAULTED)).isTrue();
      assertThat(setup.allReleased()).isTrue();
      assertThat(Eventually.comesTrue(() -> ends.contains("over"))).isTrue();
      assertThat(setup.channel(Tally.class).count(1)).isEqualTo(1);
    }
  }

  @Test
  default void failureOfAOneWayCallEndsTheSession() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      Tally tally = setup.channel(Tally.class);
      assertThat(tally.count(1)).isEqualTo(1);

      tally.breakDown();

      assertThat(SessionSetup.becomes(tally, CommunicationState.FAULTED)).isTrue();
      assertThat(setup.allReleased()).isTrue();
    }
  }

  @Test
  default void callUnderWayFailsWhenTheSessionIsCutOff() throws Exception {
    Gates gates = new Gates();
    try (SessionSetup setup =
        tallies(gates, new ArrayList<>(), host -> host.concurrencyMode(ConcurrencyMode.MULTIPLE))) {
      Tally tally = setup.channel(Tally.class);
      CompletableFuture<String> call = Eventually.start(() -> tally.pause("gate"));
      assertThat(gates.nextWaiting()).isEqualTo("gate");

      tally.breakDown();

      assertThatThrownBy(() -> Eventually.outcome(call))
          .isInstanceOf(CommunicationObjectAbortedException.class);
      gates.open("gate");
    }
  }

  @Test
  default void manySessionsLeaveNothingBehind() throws Exception {
    try (SessionSetup setup = tallies(new Gates())) {
      for (int i = 0; i < 50; i++) {
        Tally closed = setup.channel(Tally.class);
        Tally aborted = setup.channel(Tally.class);
        assertThat(closed.count(i + 1)).isEqualTo(i + 1);
        assertThat(aborted.count(1)).isEqualTo(1);
        SessionSetup.of(closed).close();
        SessionSetup.of(aborted).abort();
      }

      assertThat(setup.allReleased()).isTrue();
      assertThat(setup.made()).isEqualTo(100);
    }
  }

  private SessionSetup tallies(Gates gates) {
    return tallies(gates, new ArrayList<>(), host -> host);
  }

  private SessionSetup tallies(
      Gates gates, List<String> ends, UnaryOperator<ServiceHostBuilder> hosting) {
    Binding binding = binding();
    return SessionSetup.open(
        this, binding, Tally.class, () -> new TallyService(gates, ends), hosting);
  }
}
