package dev.woad.testing.conformance;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gates that calls wait at until a test opens them. Safe for use by many threads. */
public final class Gates {

  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  /** Creates gates, all of them closed. */
  public Gates() {}

  /** Waits at a gate, and returns its name. */
  public String await(String gate) {
    waiting.add(gate);
    try {
      boolean opened = gate(gate).await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return opened ? gate : "(too late)";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "(interrupted)";
    }
  }

  /** Waits until a call waits at a gate; null if none comes. */
  public @Nullable String nextWaiting() throws InterruptedException {
    return waiting.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Returns how many calls have come to a gate and have not been asked for. */
  public int arrived() {
    return waiting.size();
  }

  /** Lets all calls at a gate go on. */
  public void open(String gate) {
    gate(gate).countDown();
  }

  private CountDownLatch gate(String name) {
    return gates.computeIfAbsent(name, absent -> new CountDownLatch(1));
  }
}
