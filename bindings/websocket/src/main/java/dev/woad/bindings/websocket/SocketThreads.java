package dev.woad.bindings.websocket;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read messages which flow, and take replies to those who wait. Virtual where the
 * JVM has such, else as many as are needed, which end when they have had nothing to do.
 */
final class SocketThreads {

  private static final Executor SHARED = create();

  private SocketThreads() {}

  static Executor shared() {
    return SHARED;
  }

  private static Executor create() {
    try {
      return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
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
}
