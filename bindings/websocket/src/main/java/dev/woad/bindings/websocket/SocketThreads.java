package dev.woad.bindings.websocket;

import dev.woad.bindings.VirtualThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read messages which flow, and take replies to those who wait. Virtual where the
 * JVM has such, else as many as are needed, which end when they have had nothing to do.
 */
final class SocketThreads {

  private static final Executor SHARED =
      VirtualThreads.perTaskExecutor().orElseGet(SocketThreads::newPool);

  private SocketThreads() {}

  static Executor shared() {
    return SHARED;
  }

  private static ExecutorService newPool() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "woad-websocket-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
