package dev.woad.hosting.war;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Does things on a thread that ends with them. Libraries leave thread-local values behind, which on
 * a thread of the container's would hold the application's classes for as long as the container
 * runs.
 */
final class OwnThread {

  private OwnThread() {}

  /** Returns what the work comes to, or throws what it throws. */
  static <T> T call(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "woad-host");
    thread.start();
    try {
      // Done is not enough: containers look for threads that are still there.
      thread.join();
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the hosts open or close", e);
    }
  }
}
