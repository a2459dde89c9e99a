package dev.woad.dispatcher;

import dev.woad.bindings.VirtualThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What runs operations away from event loops: virtual threads where the JVM has them, else a pool.
 */
final class CallExecutors {

  private static final int POOL = 200;

  private CallExecutors() {}

  /** Returns the executor that all services share which were given none. */
  static Executor shared() {
    return Shared.EXECUTOR;
  }

  private static final class Shared {
    static final ExecutorService EXECUTOR =
        VirtualThreads.perTaskExecutor().orElseGet(CallExecutors::newPool);
  }

  private static ExecutorService newPool() {
    HandOver tasks = new HandOver();
    return new ThreadPoolExecutor(
        0,
        POOL,
        30,
        TimeUnit.SECONDS,
        tasks,
        daemons(),
        // All threads are there and busy: the first that is done takes it.
        (task, full) -> tasks.keep(task));
  }

  private static ThreadFactory daemons() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "woad-call-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
