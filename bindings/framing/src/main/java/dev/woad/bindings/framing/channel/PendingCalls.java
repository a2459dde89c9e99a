package dev.woad.bindings.framing.channel;

import dev.woad.bindings.message.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for their replies, by the ids of their requests. There is one timer for all of
 * them, not one for each. Safe for use by many threads.
 */
final class PendingCalls {

  private static final int MAX_GIVEN_UP = 1024;

  private final Map<String, Call> calls = new ConcurrentHashMap<>();
  private volatile @Nullable CompletableFuture<Void> whenNone;

  // The last of them: a reply that comes later still is taken for a request, and refused.
  private final Set<String> givenUp =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MAX_GIVEN_UP;
            }
          });

  // When the timer is due, if it is set. Guarded by this.
  private long nextCheck;
  private boolean scheduled;

  /** A call that waits. */
  static final class Call {

    final CompletableFuture<Message> reply = new CompletableFuture<>();
    private final long due;
    private final Supplier<Throwable> lateness;
    private final UnaryOperator<Throwable> telling;

    /**
     * Creates one.
     *
     * @param lateness what it fails by when it has waited for too long
     * @param telling makes of what went wrong what whoever waits is told
     */
    Call(long timeoutNanos, Supplier<Throwable> lateness, UnaryOperator<Throwable> telling) {
      this.due = System.nanoTime() + timeoutNanos;
      this.lateness = lateness;
      this.telling = telling;
    }

    void fail(Throwable error) {
      reply.completeExceptionally(telling.apply(error));
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

  /** Takes out the call that waits, if it is the only one. */
  @Nullable Call removeOnly() {
    List<String> ids = List.copyOf(calls.keySet());
    return ids.size() == 1 ? remove(ids.get(0)) : null;
  }

  int size() {
    return calls.size();
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Takes a call out when whoever waits gives it up, so that its reply is not taken for more. */
  void watch(String id, Call call) {
    var unused =
        call.reply.whenComplete(
            (reply, error) -> {
              if (error != null && remove(id) != null) {
                noteGivenUp(id);
              }
            });
  }

  private void noteGivenUp(String id) {
    synchronized (givenUp) {
      givenUp.add(id);
    }
  }

  /** Returns whether a message is the reply to a call that nobody waits for any more. */
  boolean isGivenUp(String id) {
    synchronized (givenUp) {
      return givenUp.remove(id);
    }
  }

  /** Fails all calls. */
  void failAll(Supplier<Throwable> reason) {
    for (String id : List.copyOf(calls.keySet())) {
      Call call = calls.remove(id);
      if (call != null) {
        call.fail(reason.get());
      }
    }
    tellIfNone();
  }

  /** Returns what completes when no call waits any more. */
  CompletableFuture<Void> none() {
    CompletableFuture<Void> none = new CompletableFuture<>();
    CompletableFuture<Void> before = whenNone;
    whenNone = none;
    tellIfNone();
    if (before != null) {
      var unused = none.thenAccept(before::complete);
    }
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
          noteGivenUp(entry.getKey());
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
