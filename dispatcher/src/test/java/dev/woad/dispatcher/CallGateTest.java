package dev.woad.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CallGateTest {

  private final CallGate gate = new CallGate();
  private final List<String> entered = new ArrayList<>();
  private final Queue<Runnable> executed = new ArrayDeque<>();
  private final Executor executor = executed::add;

  @Test
  void oneIsInAtATimeInTheOrderOfArrival() {
    assertThat(gate.enter(() -> entered.add("never"))).isTrue();
    assertThat(gate.enter(() -> entered.add("first"))).isFalse();
    assertThat(gate.enter(() -> entered.add("second"))).isFalse();

    gate.leave(executor);
    executed.remove().run();
    assertThat(entered).containsExactly("first");
    gate.leave(executor);
    executed.remove().run();
    gate.leave(executor);

    assertThat(entered).containsExactly("first", "second");
    assertThat(executed).isEmpty();
    assertThat(gate.enter(() -> entered.add("never"))).isTrue();
  }

  @Test
  void whoeverComesBackIsBeforeThoseThatHaveNotBeenIn() throws Exception {
    assertThat(gate.enter(() -> entered.add("never"))).isTrue();
    gate.leave(executor);
    assertThat(gate.enter(() -> entered.add("never"))).isTrue();
    assertThat(gate.enter(() -> entered.add("new"))).isFalse();
    CountDownLatch back = new CountDownLatch(1);
    Thread returning =
        new Thread(
            () -> {
              gate.comeBack();
              back.countDown();
            });
    returning.start();
    while (returning.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    gate.leave(executor);

    assertThat(back.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(executed).isEmpty();
    gate.leave(executor);
    executed.remove().run();
    assertThat(entered).containsExactly("new");
  }

  @Test
  void interruptionDoesNotLetAnyoneInTooEarly() throws Exception {
    assertThat(gate.enter(() -> entered.add("never"))).isTrue();
    CountDownLatch interruptedInside = new CountDownLatch(1);
    Thread returning =
        new Thread(
            () -> {
              gate.comeBack();
              if (Thread.currentThread().isInterrupted()) {
                interruptedInside.countDown();
              }
            });
    returning.start();
    while (returning.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    returning.interrupt();
    assertThat(interruptedInside.getCount()).isOne();
    gate.leave(executor);

    assertThat(interruptedInside.await(30, TimeUnit.SECONDS)).isTrue();
    returning.join();
  }

  @Test
  void nobodyWaitsForAnExecutorThatIsClosed() {
    assertThat(gate.enter(() -> entered.add("never"))).isTrue();
    assertThat(gate.enter(() -> entered.add("next"))).isFalse();

    gate.leave(
        task -> {
          throw new RejectedExecutionException("closed");
        });

    assertThat(entered).containsExactly("next");
  }
}
