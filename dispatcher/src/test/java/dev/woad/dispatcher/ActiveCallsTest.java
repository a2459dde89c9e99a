package dev.woad.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ActiveCallsTest {

  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final ActiveCalls calls = new ActiveCalls();

  @Test
  void nobodyWaitsForNothing() throws Exception {
    assertThat(calls.awaitNone(Duration.ZERO)).isTrue();
    assertThat(calls.awaitNone(FOR_EVER)).isTrue();
  }

  @Test
  void waitingEndsWhenTimeIsUp() throws Exception {
    calls.enter();

    assertThat(calls.awaitNone(Duration.ZERO)).isFalse();
    assertThat(calls.awaitNone(Duration.ofMillis(20))).isFalse();
    assertThat(calls.awaitNone(Duration.ofSeconds(-1))).isFalse();
  }

  @Test
  void waitingForEverEndsWithTheLastCall() throws Exception {
    calls.enter();
    calls.enter();
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                waiting.complete(calls.awaitNone(FOR_EVER));
              } catch (InterruptedException | RuntimeException e) {
                waiting.completeExceptionally(e);
              }
            });
    thread.start();

    calls.leave();
    assertThat(waiting).isNotDone();
    calls.leave();

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    thread.join();
  }
}
