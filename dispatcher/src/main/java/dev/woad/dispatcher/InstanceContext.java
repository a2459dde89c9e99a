package dev.woad.dispatcher;

import dev.woad.contracts.ConcurrencyMode;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** An instance of a service, and the calls that wait to enter it. Safe for use by many threads. */
final class InstanceContext {

  private final Object instance;
  private final boolean oneAtATime;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  InstanceContext(Object instance, ConcurrencyMode concurrency) {
    this.instance = instance;
    this.oneAtATime = concurrency != ConcurrencyMode.MULTIPLE;
  }

  Object instance() {
    return instance;
  }

  /** Runs the call now, or when those before it have left. */
  void enter(Runnable call) {
    if (oneAtATime) {
      synchronized (waiting) {
        if (busy) {
          waiting.add(call);
          return;
        }
        busy = true;
      }
    }
    call.run();
  }

  /** Says that a call that entered is over, asynchronous work included. */
  void leave(Executor executor) {
    if (!oneAtATime) {
      return;
    }
    Runnable next;
    synchronized (waiting) {
      next = waiting.poll();
      busy = next != null;
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
}
