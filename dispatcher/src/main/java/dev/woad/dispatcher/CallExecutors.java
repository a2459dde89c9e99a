package dev.woad.dispatcher;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedTransferQueue;
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
      HandOver tasks = new HandOver();
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              0,
              POOL,
              30,
              TimeUnit.SECONDS,
              tasks,
              daemons(),
              // All threads are there and busy: the first that is done takes it.
              (task, full) -> tasks.keep(task));
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

  /** Offers tasks to threads that wait for one, so that others are made only where none does. */
  private static final class HandOver extends LinkedTransferQueue<Runnable> {

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    void keep(Runnable task) {
      super.offer(task);
    }
  }
}
