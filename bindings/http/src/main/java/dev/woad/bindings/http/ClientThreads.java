package dev.woad.bindings.http;

import dev.woad.bindings.VirtualThreads;
import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of clients: virtual ones where the JVM has them, which is found out at run time. */
final class ClientThreads {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private ClientThreads() {}

  static ExecutorService create() {
    return VirtualThreads.perTaskExecutor().orElseGet(ClientThreads::platform);
  }

  private static ExecutorService platform() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "woad-http-client-" + COUNT.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Ends what the client runs, where clients of this JVM can be told to: since Java 21. */
  static void shutDown(HttpClient client) {
    try {
      HttpClient.class.getMethod("shutdownNow").invoke(client);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // Before Java 21 it ends by itself when it is no longer referred to.
    }
  }
}
