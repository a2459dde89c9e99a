package dev.woad.dispatcher;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets so many in at a time, in the order in which they came. Safe for use by many threads. */
public final class Throttle {

  private final int max;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int count;

  Throttle(int max) {
    this.max = max;
  }

  /** Returns how many may be in at a time. */
  public int max() {
    return max;
  }

  /** Returns how many are in. */
  public synchronized int count() {
    return count;
  }

  /** Returns how many wait to be let in. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Returns whether the caller is in; if not, {@code later} is run when it is. */
  synchronized boolean enter(Runnable later) {
    if (count == max) {
      waiting.add(later);
      return false;
    }
    count++;
    return true;
  }

  /** Takes back one that waits; returns false if it is in by now, or about to be. */
  synchronized boolean giveUp(Runnable later) {
    return waiting.remove(later);
  }

  /** Says that one that was in is over; the one whose turn it is, is run, and must not block. */
  void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        count--;
        return;
      }
    }
    next.run();
  }
}
