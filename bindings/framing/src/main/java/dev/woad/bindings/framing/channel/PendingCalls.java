package dev.woad.bindings.framing.channel;

import dev.woad.bindings.message.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for their replies, by the ids of their requests. There is one timer for all of
 * them, not one for each. Safe for use by many threads.
 */
final class PendingCalls {

  private final Map<String, Call> calls = new ConcurrentHashMap<>();
  private volatile @Nullable CompletableFuture<Void> whenNone;

  // When the timer is due, if it is set. Guarded by this.
  private long nextCheck;
  private boolean scheduled;

  /** A call that waits. */
  static final class Call {

    final CompletableFuture<Message> reply = new CompletableFuture<>();
    private final long due;
    private final Supplier<Throwable> lateness;

    Call(long timeoutNanos, Supplier<Throwable> lateness) {
      this.due = System.nanoTime() + timeoutNanos;
      this.lateness = lateness;
    }

    private boolean isLate(long now) {
      return now - due >= 0;
    }
  }

  void add(String id, Call call, ScheduledExecutorService timers) {
    calls.put(id, call);
    synchronized (this) {
      if (scheduled && nextCheck - call.due <= 0) {
        return;
      }
    }
    schedule(call.due, timers);
  }

  /** Takes out the call of the given id, if it still waits. */
  @Nullable Call remove(String id) {
    Call removed = calls.remove(id);
    tellIfNone();
    return removed;
  }

  /** Fails all calls. */
  void failAll(Supplier<Throwable> reason) {
    for (String id : List.copyOf(calls.keySet())) {
      Call call = calls.remove(id);
      if (call != null) {
        call.reply.completeExceptionally(reason.get());
      }
    }
    tellIfNone();
  }

  /** Returns what completes when no call waits any more. */
  CompletableFuture<Void> none() {
    CompletableFuture<Void> none = new CompletableFuture<>();
    whenNone = none;
    tellIfNone();
    return none;
  }

  private void tellIfNone() {
    CompletableFuture<Void> none = whenNone;
    if (none != null && calls.isEmpty()) {
      none.complete(null);
    }
  }

  private synchronized void schedule(long due, ScheduledExecutorService timers) {
    nextCheck = due;
    scheduled = true;
    try {
      var unused =
          timers.schedule(
              () -> check(due, timers), Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The threads end, and with them all connections: that fails the calls.
      scheduled = false;
    }
  }

  private void check(long due, ScheduledExecutorService timers) {
    synchronized (this) {
      if (scheduled && nextCheck == due) {
        scheduled = false;
      }
    }
    long now = System.nanoTime();
    long next = 0;
    boolean left = false;
    for (Map.Entry<String, Call> entry : List.copyOf(calls.entrySet())) {
      Call call = entry.getValue();
      if (call.isLate(now)) {
        if (calls.remove(entry.getKey(), call)) {
          call.reply.completeExceptionally(call.lateness.get());
        }
      } else if (!left || call.due - next < 0) {
        next = call.due;
        left = true;
      }
    }
    tellIfNone();
    if (left) {
      synchronized (this) {
        if (scheduled && nextCheck - next <= 0) {
          return;
        }
      }
      schedule(next, timers);
    }
  }
}
