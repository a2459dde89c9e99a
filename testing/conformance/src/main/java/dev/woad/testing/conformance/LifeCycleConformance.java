package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Timeouts;
import dev.woad.clients.ClientChannel;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.FaultException;
import dev.woad.hosting.ServiceHost;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Opening and closing of hosts and channels, whatever is under way. */
public interface LifeCycleConformance extends WireConformance {

  @Test
  default void channelOpensByItsFirstCall() {
    try (ProbeSetup setup = open()) {
      ClientChannel channel = (ClientChannel) setup.channel();
      assertThat(channel.state()).isEqualTo(CommunicationState.CREATED);

      setup.channel().nothing();

      assertThat(channel.state()).isEqualTo(CommunicationState.OPENED);
    }
  }

  @Test
  default void channelMayBeOpenedBeforeItsFirstCall() {
    try (ProbeSetup setup = open()) {
      ClientChannel channel = (ClientChannel) setup.channel();

      channel.open();

      assertThat(channel.state()).isEqualTo(CommunicationState.OPENED);
      assertThat(setup.channel().echo("hello")).isEqualTo("hello");
    }
  }

  @Test
  default void closedChannelTakesNoCalls() {
    try (ProbeSetup setup = open()) {
      ClientChannel channel = (ClientChannel) setup.channel();
      setup.channel().nothing();

      channel.close();
      channel.close();

      assertThat(channel.state()).isEqualTo(CommunicationState.CLOSED);
      assertThatThrownBy(() -> setup.channel().echo("hello"))
          .isInstanceOf(CommunicationObjectClosedException.class);
      assertThatThrownBy(channel::open).isInstanceOf(CommunicationObjectClosedException.class);
      assertThat(setup.factory().createChannel().echo("hello")).isEqualTo("hello");
    }
  }

  @Test
  default void channelMayBeClosedUnused() {
    try (ProbeSetup setup = open()) {
      ClientChannel channel = (ClientChannel) setup.channel();

      channel.close();

      assertThat(channel.state()).isEqualTo(CommunicationState.CLOSED);
    }
  }

  @Test
  default void closingAChannelLetsItsCallFinish() throws Exception {
    try (ProbeSetup setup = open()) {
      CompletableFuture<String> call = Eventually.start(() -> setup.channel().await("gate"));
      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");
      ClientChannel channel = (ClientChannel) setup.channel();

      CompletableFuture<Boolean> closing =
          Eventually.start(
              () -> {
                channel.close();
                return true;
              });

      assertThat(Eventually.comesTrue(() -> channel.state() != CommunicationState.OPENED)).isTrue();
      assertThatThrownBy(() -> setup.channel().echo("too late"))
          .isInstanceOf(CommunicationObjectClosedException.class);
      setup.gates().open("gate");
      assertThat(Eventually.outcome(call)).isEqualTo("gate");
      assertThat(Eventually.outcome(closing)).isTrue();
      assertThat(channel.state()).isEqualTo(CommunicationState.CLOSED);
    }
  }

  @Test
  default void abortingAChannelEndsItsCall() throws Exception {
    try (ProbeSetup setup = open()) {
      CompletableFuture<String> call = Eventually.start(() -> setup.channel().await("gate"));
      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");

      ((ClientChannel) setup.channel()).abort();

      assertThatThrownBy(() -> Eventually.outcome(call))
          .isInstanceOf(CommunicationObjectClosedException.class);
      setup.gates().open("gate");
      assertThat(setup.factory().createChannel().echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void closingAFactoryEndsTheCallsOfItsChannels() throws Exception {
    try (ProbeSetup setup = open()) {
      CompletableFuture<String> call = Eventually.start(() -> setup.channel().await("gate"));
      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");

      setup.factory().close();
      setup.factory().close();

      assertThatThrownBy(() -> Eventually.outcome(call))
          .isInstanceOf(CommunicationObjectClosedException.class);
      assertThatThrownBy(() -> setup.channel().echo("hello"))
          .isInstanceOf(CommunicationObjectClosedException.class);
      assertThatThrownBy(() -> setup.factory().createChannel())
          .isInstanceOf(CommunicationObjectClosedException.class);
      ((ClientChannel) setup.channel()).close();
      setup.gates().open("gate");
    }
  }

  @Test
  default void interruptedCallerWaitsNoLonger() throws Exception {
    try (ProbeSetup setup = open()) {
      AtomicReference<Thread> caller = new AtomicReference<>();
      AtomicBoolean stillInterrupted = new AtomicBoolean();
      CompletableFuture<String> call =
          Eventually.start(
              () -> {
                caller.set(Thread.currentThread());
                try {
                  return setup.channel().await("gate");
                } finally {
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                }
              });
      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");

      caller.get().interrupt();

      assertThatThrownBy(() -> Eventually.outcome(call))
          .isInstanceOf(CommunicationException.class)
          .hasMessageContaining("interrupted");
      assertThat(stillInterrupted).isTrue();
      assertThat(setup.channel().echo("meanwhile")).isEqualTo("meanwhile");
      setup.gates().open("gate");
      assertThat(setup.channel().echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void callThatTakesTooLongIsGivenUp() throws Exception {
    Timeouts impatient = Timeouts.DEFAULT.withSend(Duration.ofMillis(400));
    try (ProbeSetup setup =
        ProbeSetup.on(bindingWith(impatient), address()).serverBinding(binding()).open()) {
      setup.channelBy(binding()).nothing();

      assertThatThrownBy(() -> setup.channel().await("gate"))
          .isInstanceOf(CommunicationTimeoutException.class)
          .hasMessageContaining(setup.address());

      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");
      setup.gates().open("gate");
      Probe patient = setup.channelBy(binding());
      for (int i = 0; i < 10; i++) {
        assertThat(patient.echo("after " + i)).isEqualTo("after " + i);
      }
    }
  }

  @Test
  default void closingAHostLetsItsCallFinish() throws Exception {
    try (ProbeSetup setup = open()) {
      CompletableFuture<String> call = Eventually.start(() -> setup.channel().await("gate"));
      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");

      CompletableFuture<Boolean> closing =
          Eventually.start(
              () -> {
                setup.host().close();
                return true;
              });

      assertThat(
              Eventually.comesTrue(
                  () -> catchThrowable(() -> setup.channel().echo("too late")) != null))
          .isTrue();
      assertThat(catchThrowable(() -> setup.channel().echo("too late")))
          .isInstanceOfAny(CommunicationException.class, FaultException.class);
      setup.gates().open("gate");
      assertThat(Eventually.outcome(call)).isEqualTo("gate");
      assertThat(Eventually.outcome(closing)).isTrue();
      assertThat(setup.host().state()).isEqualTo(CommunicationState.CLOSED);
      ((ClientChannel) setup.channel()).close();
    }
  }

  @Test
  default void hostGivesUpCallsThatDoNotFinish() throws Exception {
    try (ProbeSetup setup = open()) {
      CompletableFuture<String> call = Eventually.start(() -> setup.channel().await("gate"));
      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");

      setup.host().close(Duration.ofMillis(50));

      assertThatThrownBy(() -> Eventually.outcome(call)).isInstanceOf(CommunicationException.class);
      setup.gates().open("gate");
      ((ClientChannel) setup.channel()).close();
    }
  }

  @Test
  default void hostOpensOnceAndClosesInSilence() {
    try (ProbeSetup setup = open()) {
      assertThatThrownBy(() -> setup.host().open()).isInstanceOf(IllegalStateException.class);

      setup.host().close();
      setup.host().close();

      assertThatThrownBy(() -> setup.host().open())
          .isInstanceOf(CommunicationObjectClosedException.class);
    }
  }

  @Test
  default void channelToAClosedHostClosesInSilence() {
    try (ProbeSetup setup = open()) {
      setup.channel().nothing();
      setup.host().close();

      assertThat(catchThrowable(() -> setup.channel().nothing()))
          .isInstanceOf(CommunicationException.class);

      ((ClientChannel) setup.channel()).close();
    }
  }

  @Test
  default void addressIsFreeWhenItsHostIsClosed() {
    String address;
    try (ProbeSetup setup = open()) {
      address = setup.address();
      setup.channel().nothing();
    }

    try (ProbeSetup again = ProbeSetup.on(binding(), address).open()) {
      assertThat(again.address()).isEqualTo(address);
      assertThat(again.channel().echo("again")).isEqualTo("again");
    }
  }

  @Test
  default void addressThatIsTakenIsRefused() {
    try (ProbeSetup setup = open();
        ServiceHost second =
            ServiceHost.builder(new ProbeService())
                .endpoint(Probe.class, binding(), setup.address())
                .build()) {
      assertThatThrownBy(second::open)
          .isInstanceOf(CommunicationException.class)
          .hasMessageContaining("address");

      assertThat(second.state()).isEqualTo(CommunicationState.FAULTED);
      assertThat(setup.channel().echo("still here")).isEqualTo("still here");
    }
  }
}
