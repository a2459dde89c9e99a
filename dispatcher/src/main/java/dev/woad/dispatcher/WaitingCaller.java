package dev.woad.dispatcher;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Has the thread that waits for a reply do what is to be done with it, rather than a third thread
 * between the one that brings it and the one that wants it. For one call.
 */
final class WaitingCaller implements Executor {

  private final Thread thread = Thread.currentThread();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile boolean gone;

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (gone) {
      runElsewhere();
    } else {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Runs what there is to run until the outcome is there. For the thread that made this.
   *
   * @throws InterruptedException if that thread is interrupted before
   */
  void awaitDone(CompletableFuture<?> outcome) throws InterruptedException {
    // It may be done by another thread, such as one that watches the time.
    var unused = outcome.whenComplete((result, error) -> LockSupport.unpark(thread));
    try {
      while (!outcome.isDone()) {
        Runnable task = tasks.poll();
        if (task != null) {
          task.run();
        } else {
          LockSupport.park(this);
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
        }
      }
    } finally {
      gone = true;
      runElsewhere();
    }
  }

  // A reply that nobody waits for any more is to be let go of.
  private void runElsewhere() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      CallExecutors.shared().execute(task);
    }
  }
}
