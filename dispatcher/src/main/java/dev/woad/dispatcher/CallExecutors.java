package dev.woad.dispatcher;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
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
    static final ExecutorService EXECUTOR = create();
  }

  private static ExecutorService create() {
    try {
      // Java 21 has it, and Woad runs on 17.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              POOL, POOL, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons());
      pool.allowCoreThreadTimeOut(true);
      return pool;
    }
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
