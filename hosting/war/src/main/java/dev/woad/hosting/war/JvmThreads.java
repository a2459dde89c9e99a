package dev.woad.hosting.war;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Threads of the JVM that are started when they are first wanted, and then stay for good. */
final class JvmThreads {

  private JvmThreads() {}

  /**
   * Has them started with the class loader of the JVM: a thread keeps that of whoever starts it,
   * and with it an application that has long been stopped.
   */
  static void start() {
    Thread current = Thread.currentThread();
    ClassLoader own = current.getContextClassLoader();
    current.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      // What times out futures.
      var unused = new CompletableFuture<Void>().completeOnTimeout(null, 1, TimeUnit.NANOSECONDS);
    } finally {
      current.setContextClassLoader(own);
    }
  }
}
