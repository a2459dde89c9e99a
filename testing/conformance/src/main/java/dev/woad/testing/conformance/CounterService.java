package dev.woad.testing.conformance;

import java.util.concurrent.atomic.AtomicInteger;

/** The service behind {@link Counter}. Its instances share the gates that they are given. */
public final class CounterService implements Counter {

  private final Gates gates;
  private final AtomicInteger calls = new AtomicInteger();

  /** Creates an instance. */
  public CounterService(Gates gates) {
    this.gates = gates;
  }

  @Override
  public int next() {
    return calls.incrementAndGet();
  }

  @Override
  public String stay(String gate) {
    return gates.await(gate);
  }
}
