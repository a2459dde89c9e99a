package dev.woad.bindings;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, which Java 21 has and Woad, made for 17, cannot name. */
public final class VirtualThreads {

  private VirtualThreads() {}

  /** Returns an executor that starts one for each task; empty where the JVM has none. */
  public static Optional<ExecutorService> perTaskExecutor() {
    try {
      return Optional.of(
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return Optional.empty();
    }
  }
}
