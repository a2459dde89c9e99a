package dev.woad.testing.conformance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, for a long time if need be and no longer than it takes. */
public final class Eventually {

  /** How long a test waits for what must come. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private Eventually() {}

  /** Returns whether something comes true in time. */
  public static boolean comesTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }

  /** Starts a call on a thread of its own. */
  public static <T> CompletableFuture<T> start(Callable<T> call) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.complete(call.call());
              } catch (Throwable e) {
                // The edge of the thread: what went wrong is what the test wants to see.
                outcome.completeExceptionally(e);
              }
            },
            "probe-caller");
    thread.setDaemon(true);
    thread.start();
    return outcome;
  }

  /** Returns what comes of a call, or throws what it failed with. */
  public static <T> T outcome(CompletableFuture<T> call) throws Exception {
    try {
      return call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came of a call within " + PATIENCE, e);
    }
  }
}
