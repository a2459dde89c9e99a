package dev.woad.hosting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Does something on a thread of its own, while the caller goes on. */
final class Aside {

  private Aside() {}

  static <T> CompletableFuture<T> start(Supplier<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    // The new thread has the context class loader of this one, which user code may need.
    Thread thread =
        new Thread(
            () -> {
              try {
                done.complete(task.get());
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
              }
            },
            "woad-open");
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  /** Waits for what was started, and returns or throws what it did. */
  static <T> T join(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }
}
