package dev.woad.dispatcher;

import dev.woad.bindings.Timeouts;
import java.time.Duration;

/** Counts calls under way, so that a host can wait for their end. Safe for use by many threads. */
public final class ActiveCalls {

  private int count;

  /** Creates a counter at zero. */
  public ActiveCalls() {}

  synchronized void enter() {
    count++;
  }

  synchronized void leave() {
    count--;
    if (count == 0) {
      notifyAll();
    }
  }

  /** Returns how many calls are under way. */
  public synchronized int count() {
    return count;
  }

  /**
   * Waits until no call is under way.
   *
   * @return whether that came about in time
   */
  public synchronized boolean awaitNone(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + Timeouts.countable(timeout).toNanos();
    while (count > 0) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
