package dev.woad.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Calls by a number of threads, each of which calls again as soon as it is answered. */
final class Load {

  private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private Load() {}

  /**
   * Calls for the given time.
   *
   * @return how long each call took, in nanoseconds
   */
  static Histogram run(Wire.Client client, int callers, long nanos)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long end = System.nanoTime() + nanos;
      List<Future<Histogram>> runs = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        runs.add(threads.submit(() -> call(client, end)));
      }
      Histogram all = new Histogram(HIGHEST_NANOS, 3);
      for (Future<Histogram> run : runs) {
        all.add(run.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Histogram call(Wire.Client client, long end) throws Exception {
    Histogram times = new Histogram(HIGHEST_NANOS, 3);
    long start = System.nanoTime();
    while (start < end) {
      client.call();
      long done = System.nanoTime();
      times.recordValue(done - start);
      start = done;
    }
    return times;
  }
}
