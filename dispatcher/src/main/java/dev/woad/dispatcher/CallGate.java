package dev.woad.dispatcher;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets one call in at a time, in the order in which they came. A call may go out for a while; on
 * its way back it comes before those that have not been in yet. Safe for use by many threads.
 */
final class CallGate {

  private final Queue<Runnable> arriving = new ArrayDeque<>();
  private final Queue<CountDownLatch> returning = new ArrayDeque<>();
  private boolean taken;

  /** Returns whether the caller is in; if not, {@code later} is run when it is. */
  synchronized boolean enter(Runnable later) {
    if (taken) {
      arriving.add(later);
      return false;
    }
    taken = true;
    return true;
  }

  /**
   * Says that a call that was in is over, asynchronous work included, or goes out for a while. The
   * next one is run by the executor.
   */
  void leave(Executor executor) {
    Runnable next;
    synchronized (this) {
      CountDownLatch back = returning.poll();
      if (back != null) {
        back.countDown();
        return;
      }
      next = arriving.poll();
      taken = next != null;
    }
    if (next != null) {
      try {
        executor.execute(next);
      } catch (RejectedExecutionException e) {
        // Whoever waits is not to wait for good.
        next.run();
      }
    }
  }

  /** Waits until a call that went out is in again, whatever interrupts it. */
  void comeBack() {
    CountDownLatch turn;
    synchronized (this) {
      if (!taken) {
        taken = true;
        return;
      }
      turn = new CountDownLatch(1);
      returning.add(turn);
    }
    boolean interrupted = false;
    while (turn.getCount() > 0) {
      try {
        turn.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
