package dev.woad.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HandOverTest {

  private final HandOver tasks = new HandOver();

  @Test
  void taskIsNotTakenWhereNobodyWaits() {
    assertThat(tasks.offer(() -> {})).isFalse();
    assertThat(tasks).isEmpty();
  }

  @Test
  void keptTaskGoesToTheFirstThatComes() throws Exception {
    Runnable task = () -> {};
    tasks.keep(task);

    assertThat(tasks.poll(1, TimeUnit.NANOSECONDS)).isSameAs(task);
    assertThat(tasks.poll(1, TimeUnit.NANOSECONDS)).isNull();
  }

  @Test
  void lastToWaitIsTheFirstToGetATask() throws Exception {
    CompletableFuture<Runnable> first = new CompletableFuture<>();
    CompletableFuture<Runnable> last = new CompletableFuture<>();
    waiting(first);
    waiting(last);
    Runnable one = () -> {};
    Runnable other = () -> {};

    assertThat(tasks.offer(one)).isTrue();
    assertThat(tasks.offer(other)).isTrue();

    assertThat(last.get()).isSameAs(one);
    assertThat(first.get()).isSameAs(other);
  }

  @Test
  void interruptedThreadWaitsNoLonger() throws Exception {
    CompletableFuture<Runnable> outcome = new CompletableFuture<>();
    Thread thread = waiting(outcome);
    thread.interrupt();

    assertThat(outcome.handle((task, error) -> error).get())
        .isInstanceOf(InterruptedException.class);
    assertThat(tasks.offer(() -> {})).isFalse();
  }

  @Test
  void everyTaskIsRunOnceWhateverComesAtTheSameTime() throws Exception {
    int count = 20_000;
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(4 * count);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(0, 3, 1, TimeUnit.SECONDS, tasks, (task, full) -> tasks.keep(task));
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread sender =
          new Thread(
              () -> {
                for (int n = 0; n < count; n++) {
                  pool.execute(
                      () -> {
                        runs.incrementAndGet();
                        done.countDown();
                      });
                }
              });
      senders.add(sender);
      sender.start();
    }
    for (Thread sender : senders) {
      sender.join();
    }

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runs).hasValue(4 * count);
    pool.shutdownNow();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Starts a thread, and returns when it waits for a task. */
  private Thread waiting(CompletableFuture<Runnable> outcome) {
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.complete(tasks.take());
              } catch (InterruptedException e) {
                outcome.completeExceptionally(e);
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
