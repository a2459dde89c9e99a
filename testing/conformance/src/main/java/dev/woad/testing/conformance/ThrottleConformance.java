package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.bindings.Timeouts;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.ServerTooBusyException;
import dev.woad.dispatcher.ServiceThrottle;
import dev.woad.dispatcher.ServiceThrottling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every transport with sessions does where a service lets in only so much. */
public interface ThrottleConformance extends WireConformance {

  @Test
  default void sessionBeyondTheLimitWaitsForAnotherToEnd() throws Exception {
    try (SessionSetup setup = tallies(limit().withMaxConcurrentSessions(1), new Gates())) {
      ServiceThrottle throttle = setup.host().throttle();
      Tally first = setup.channel(Tally.class);
      assertThat(first.count(1)).isEqualTo(1);
      Tally second = setup.channel(Tally.class);
      CompletableFuture<Integer> call = Eventually.start(() -> second.count(5));
      assertThat(Eventually.comesTrue(() -> throttle.sessions().waiting() == 1)).isTrue();
      assertThat(first.count(1)).isEqualTo(2);
      assertThat(call).isNotDone();

      SessionSetup.of(first).close();

      assertThat(Eventually.outcome(call)).isEqualTo(5);
      assertThat(throttle.sessions().count()).isEqualTo(1);
      assertThat(throttle.sessions().waiting()).isZero();
    }
  }

  @Test
  default void sessionThatWaitsForTooLongIsToldThatTheServerIsTooBusy() throws Exception {
    Binding impatient = bindingWith(Timeouts.DEFAULT.withOpen(Duration.ofMillis(300)));
    try (SessionSetup setup =
            tallies(impatient, limit().withMaxConcurrentSessions(1), new Gates());
        ChannelFactory<Tally> patient =
            ChannelFactory.of(
                Tally.class, binding(), setup.host().endpoints().get(0).address().toString())) {
      Tally first = patient.createChannel();
      assertThat(first.count(1)).isEqualTo(1);
      Tally second = patient.createChannel();

      assertThatThrownBy(() -> second.count(5)).isInstanceOf(ServerTooBusyException.class);

      assertThat(first.count(1)).isEqualTo(2);
      SessionSetup.of(first).close();
      assertThat(patient.createChannel().count(7)).isEqualTo(7);
      assertThat(setup.host().throttle().sessions().waiting()).isZero();
    }
  }

  @Test
  default void sessionThatIsGivenUpWhileItWaitsTakesNoRoom() throws Exception {
    try (SessionSetup setup = tallies(limit().withMaxConcurrentSessions(1), new Gates())) {
      ServiceThrottle throttle = setup.host().throttle();
      Tally first = setup.channel(Tally.class);
      assertThat(first.count(1)).isEqualTo(1);
      Tally second = setup.channel(Tally.class);
      CompletableFuture<Integer> call = Eventually.start(() -> second.count(5));
      assertThat(Eventually.comesTrue(() -> throttle.sessions().waiting() == 1)).isTrue();

      SessionSetup.of(second).abort();

      assertThat(catchThrowable(() -> Eventually.outcome(call))).isNotNull();
      SessionSetup.of(first).close();
      assertThat(setup.channel(Tally.class).count(7)).isEqualTo(7);
      assertThat(Eventually.comesTrue(() -> throttle.sessions().count() == 1)).isTrue();
    }
  }

  @Test
  default void callBeyondTheLimitWaitsForAnotherToEnd() throws Exception {
    Gates gates = new Gates();
    try (SessionSetup setup = tallies(limit().withMaxConcurrentCalls(1), gates)) {
      ServiceThrottle throttle = setup.host().throttle();
      Tally first = setup.channel(Tally.class);
      Tally second = setup.channel(Tally.class);
      CompletableFuture<String> pause = Eventually.start(() -> first.pause("gate"));
      assertThat(gates.nextWaiting()).isEqualTo("gate");
      CompletableFuture<Integer> call = Eventually.start(() -> second.count(5));
      assertThat(Eventually.comesTrue(() -> throttle.calls().waiting() == 1)).isTrue();
      assertThat(throttle.calls().count()).isEqualTo(1);

      gates.open("gate");

      assertThat(Eventually.outcome(pause)).isEqualTo("gate");
      assertThat(Eventually.outcome(call)).isEqualTo(5);
      assertThat(Eventually.comesTrue(() -> throttle.calls().count() == 0)).isTrue();
    }
  }

  @Test
  default void instanceBeyondTheLimitWaitsForAnotherToBeReleased() throws Exception {
    try (SessionSetup setup = tallies(limit().withMaxConcurrentInstances(1), new Gates())) {
      ServiceThrottle throttle = setup.host().throttle();
      Tally first = setup.channel(Tally.class);
      Tally second = setup.channel(Tally.class);
      assertThat(first.count(1)).isEqualTo(1);
      CompletableFuture<Integer> call = Eventually.start(() -> second.count(5));
      assertThat(Eventually.comesTrue(() -> throttle.instances().waiting() == 1)).isTrue();
      assertThat(first.count(1)).isEqualTo(2);

      SessionSetup.of(first).close();

      assertThat(Eventually.outcome(call)).isEqualTo(5);
      assertThat(throttle.instances().count()).isEqualTo(1);
    }
  }

  private static ServiceThrottling limit() {
    return new ServiceThrottling(1000, 1000, 1000);
  }

  private SessionSetup tallies(ServiceThrottling throttling, Gates gates) {
    return tallies(binding(), throttling, gates);
  }

  private SessionSetup tallies(Binding binding, ServiceThrottling throttling, Gates gates) {
    return SessionSetup.open(
        this,
        binding,
        Tally.class,
        () -> new TallyService(gates, new ArrayList<>()),
        host -> host.serviceThrottling(throttling));
  }
}
