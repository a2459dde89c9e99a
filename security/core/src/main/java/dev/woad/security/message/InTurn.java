package dev.woad.security.message;

import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.VirtualThreads;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Does what takes long for messages that came on threads which may not wait, and keeps the messages
 * of a session in their order. Safe for use by many threads.
 */
final class InTurn {

  private static final int MAX_THREADS = 64;

  private final Map<ChannelSession, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  /** Runs a task on a thread that may wait, after those before it in the session. */
  void run(@Nullable ChannelSession session, Runnable task) {
    if (session == null) {
      Threads.EXECUTOR.execute(task);
      return;
    }
    // One thread hands on the messages of a session, so nothing comes between.
    CompletableFuture<Void> before =
        underWay.getOrDefault(session, CompletableFuture.completedFuture(null));
    CompletableFuture<Void> done = before.thenRunAsync(task, Threads.EXECUTOR);
    underWay.put(session, done);
    done.whenComplete((nothing, failure) -> underWay.remove(session, done));
  }

  /** Runs a task now, or after those before it in the session. */
  void after(@Nullable ChannelSession session, Runnable task) {
    if (session == null || underWay.isEmpty() || !underWay.containsKey(session)) {
      task.run();
    } else {
      run(session, task);
    }
  }

  /** Made when first needed. */
  private static final class Threads {

    static final Executor EXECUTOR =
        VirtualThreads.perTaskExecutor().map(Executor.class::cast).orElseGet(Threads::pool);

    private Threads() {}

    private static Executor pool() {
      AtomicInteger count = new AtomicInteger();
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              MAX_THREADS,
              MAX_THREADS,
              30,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task -> {
                Thread thread = new Thread(task, "woad-security-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
              });
      pool.allowCoreThreadTimeOut(true);
      return pool;
    }
  }
}
