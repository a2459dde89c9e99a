package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.hosting.ServiceHost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Many calls at a time, and which of them share an instance. */
public interface ConcurrencyConformance extends WireConformance {

  @Test
  default void threadsThatShareAChannelGetTheirOwnReplies() throws Exception {
    int threads = 64;
    try (ProbeSetup setup = open()) {
      CountDownLatch start = new CountDownLatch(1);
      List<CompletableFuture<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String text = "caller " + i + " ".repeat(i);
        callers.add(
            Eventually.start(
                () -> {
                  start.await();
                  int right = 0;
                  for (int call = 0; call < 20; call++) {
                    right += (text + call).equals(setup.channel().echo(text + call)) ? 1 : 0;
                  }
                  return right;
                }));
      }

      start.countDown();

      for (CompletableFuture<Integer> caller : callers) {
        assertThat(Eventually.outcome(caller)).isEqualTo(20);
      }
    }
  }

  @Test
  default void repliesComeAsTheyAreReady() throws Exception {
    int calls = 16;
    try (ProbeSetup setup = open()) {
      List<CompletableFuture<String>> replies = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        String gate = "gate " + i;
        replies.add(Eventually.start(() -> setup.channel().await(gate)));
      }
      for (int i = 0; i < calls; i++) {
        assertThat(setup.gates().nextWaiting()).startsWith("gate ");
      }

      for (int i = calls - 1; i >= 0; i--) {
        setup.gates().open("gate " + i);
        assertThat(Eventually.outcome(replies.get(i))).isEqualTo("gate " + i);
      }
    }
  }

  @Test
  default void channelsOfManyThreadsComeFromOneFactory() throws Exception {
    try (ProbeSetup setup = open()) {
      List<CompletableFuture<String>> callers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String text = "channel " + i;
        callers.add(Eventually.start(() -> setup.factory().createChannel().echo(text)));
      }

      for (int i = 0; i < 16; i++) {
        assertThat(Eventually.outcome(callers.get(i))).isEqualTo("channel " + i);
      }
    }
  }

  @Test
  default void eachCallHasItsInstanceIfAskedFor() {
    CounterSetup counters = new CounterSetup();
    try (ServiceHost host =
            counters.open(this, InstanceContextMode.PER_CALL, ConcurrencyMode.SINGLE);
        ChannelFactory<Counter> factory = counters.factory(this, host)) {
      Counter channel = factory.createChannel();

      assertThat(channel.next()).isEqualTo(1);
      assertThat(channel.next()).isEqualTo(1);
      assertThat(Eventually.comesTrue(() -> counters.released() == 2)).isTrue();
    }
    assertThat(counters.made()).isEqualTo(2);
  }

  @Test
  default void callsOfAllChannelsShareTheSingleInstance() {
    CounterSetup counters = new CounterSetup();
    try (ServiceHost host =
            counters.open(this, InstanceContextMode.SINGLE, ConcurrencyMode.SINGLE);
        ChannelFactory<Counter> factory = counters.factory(this, host)) {
      assertThat(factory.createChannel().next()).isEqualTo(1);
      assertThat(factory.createChannel().next()).isEqualTo(2);
      assertThat(counters.released()).isZero();
    }
    assertThat(counters.made()).isEqualTo(1);
    assertThat(counters.released()).isEqualTo(1);
  }

  @Test
  default void instanceTakesOneCallAtATimeIfAskedFor() throws Exception {
    CounterSetup counters = new CounterSetup();
    try (ServiceHost host =
            counters.open(this, InstanceContextMode.SINGLE, ConcurrencyMode.SINGLE);
        ChannelFactory<Counter> factory = counters.factory(this, host)) {
      Counter channel = factory.createChannel();
      CompletableFuture<String> first = Eventually.start(() -> channel.stay("first"));
      assertThat(counters.gates().nextWaiting()).isEqualTo("first");
      CompletableFuture<String> second = Eventually.start(() -> channel.stay("second"));
      assertThat(Eventually.comesTrue(() -> host.activeCalls() == 2)).isTrue();
      assertThat(counters.gates().arrived()).isZero();

      counters.gates().open("first");

      assertThat(Eventually.outcome(first)).isEqualTo("first");
      assertThat(counters.gates().nextWaiting()).isEqualTo("second");
      counters.gates().open("second");
      assertThat(Eventually.outcome(second)).isEqualTo("second");
    }
  }

  @Test
  default void instanceTakesManyCallsAtATimeIfAskedFor() throws Exception {
    CounterSetup counters = new CounterSetup();
    try (ServiceHost host =
            counters.open(this, InstanceContextMode.SINGLE, ConcurrencyMode.MULTIPLE);
        ChannelFactory<Counter> factory = counters.factory(this, host)) {
      Counter channel = factory.createChannel();
      CompletableFuture<String> first = Eventually.start(() -> channel.stay("first"));
      CompletableFuture<String> second = Eventually.start(() -> channel.stay("second"));

      assertThat(counters.gates().nextWaiting()).isNotNull();
      assertThat(counters.gates().nextWaiting()).isNotNull();

      counters.gates().open("first");
      counters.gates().open("second");
      assertThat(Eventually.outcome(first)).isEqualTo("first");
      assertThat(Eventually.outcome(second)).isEqualTo("second");
    }
  }
}
