package dev.woad.dispatcher;

import dev.woad.bindings.ChannelSession;
import dev.woad.contracts.ServerTooBusyException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What goes on in a service, and what waits. Safe for use by many threads. */
public final class ServiceThrottle {

  private final Throttle calls;
  private final Throttle sessions;
  private final Throttle instances;
  private final LongAdder refusedSessions = new LongAdder();

  private ServiceThrottle(ServiceThrottling limits) {
    this.calls = new Throttle(limits.maxConcurrentCalls());
    this.sessions = new Throttle(limits.maxConcurrentSessions());
    this.instances = new Throttle(limits.maxConcurrentInstances());
  }

  /** Returns one that lets so much through. */
  public static ServiceThrottle of(ServiceThrottling limits) {
    return new ServiceThrottle(limits);
  }

  /** Returns one that lets everything through, as for callbacks. */
  public static ServiceThrottle unlimited() {
    return of(new ServiceThrottling(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  /** Returns the calls that are under way, those of one-way operations included. */
  public Throttle calls() {
    return calls;
  }

  /** Returns the sessions that clients have, in which a call may be under way or not. */
  public Throttle sessions() {
    return sessions;
  }

  /** Returns the instances that were made and not released. */
  public Throttle instances() {
    return instances;
  }

  /** Returns how many sessions were not let in in time. */
  public long refusedSessions() {
    return refusedSessions.sum();
  }

  /** Runs a call, now on this thread or later by the executor. */
  void enterCall(Runnable call, Executor executor) {
    if (calls.enter(() -> execute(call, executor))) {
      call.run();
    }
  }

  static void execute(Runnable task, Executor executor) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // Whoever waits is not to wait for good.
      task.run();
    }
  }

  /**
   * Lets a session in, until it is closed.
   *
   * @return what completes when it is in, or by {@link ServerTooBusyException}
   */
  CompletableFuture<@Nullable Void> enterSession(ChannelSession session, Duration timeout) {
    CompletableFuture<@Nullable Void> entered = new CompletableFuture<>();
    Runnable later =
        () -> {
          if (!entered.complete(null)) {
            sessions.leave();
          }
        };
    if (sessions.enter(later)) {
      entered.complete(null);
    } else {
      var unused =
          entered
              .copy()
              .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
              .whenComplete(
                  (in, late) -> {
                    if (late != null) {
                      refuse(entered, later, timeout);
                    }
                  });
    }
    session.onClosed(
        error -> {
          if (entered.cancel(false)) {
            boolean unused = sessions.giveUp(later);
          } else if (!entered.isCompletedExceptionally()) {
            sessions.leave();
          }
        });
    return entered;
  }

  private void refuse(CompletableFuture<@Nullable Void> entered, Runnable later, Duration timeout) {
    boolean refused =
        entered.completeExceptionally(
            new ServerTooBusyException(
                "sessions: "
                    + sessions.max()
                    + " for all of "
                    + timeout
                    + ", the openTimeout (expected: fewer, by maxConcurrentSessions)"));
    if (refused) {
      refusedSessions.increment();
      boolean unused = sessions.giveUp(later);
    }
  }
}
