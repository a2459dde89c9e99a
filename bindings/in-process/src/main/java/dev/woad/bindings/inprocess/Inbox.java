package dev.woad.bindings.inprocess;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs what is put into it one after the other, on the threads of those who do. */
final class Inbox {

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Takes a task, which must not throw. */
  void put(Runnable task) {
    waiting.add(task);
    if (count.getAndIncrement() > 0) {
      return;
    }
    do {
      runNext();
    } while (count.decrementAndGet() > 0);
  }

  /** Runs nothing until told to go on; called before anything is put in. */
  void hold() {
    int unused = count.incrementAndGet();
  }

  /** Goes on after {@link #hold}. */
  void goOn() {
    while (count.decrementAndGet() > 0) {
      runNext();
    }
  }

  private void runNext() {
    Runnable next = waiting.poll();
    if (next != null) {
      next.run();
    }
  }
}
