package dev.woad.bindings.framing;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does something when nothing has happened for too long. What happens is noted by a time stamp, not
 * by a timer of its own. For use by one event loop.
 */
final class Watchdog {

  private final EventExecutor loop;
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable Runnable action;
  private long timeoutNanos;
  private long since;

  Watchdog(EventExecutor loop) {
    this.loop = loop;
  }

  /** Watches from now on, in place of what was watched before. */
  void start(Duration timeout, Runnable newAction) {
    stop();
    action = newAction;
    // Some 292 years are enough for anybody.
    timeoutNanos = timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? timeout.toNanos() : 0;
    since = System.nanoTime();
    if (timeoutNanos > 0) {
      schedule(timeoutNanos);
    }
  }

  /** Notes that something happened. */
  void touch() {
    since = System.nanoTime();
  }

  void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
    action = null;
  }

  private void schedule(long nanos) {
    timer = loop.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
  }

  private void check() {
    Runnable due = action;
    if (due == null) {
      return;
    }
    long left = timeoutNanos - (System.nanoTime() - since);
    if (left > 0) {
      schedule(left);
    } else {
      stop();
      due.run();
    }
  }
}
