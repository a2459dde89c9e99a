package dev.woad.bindings;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What tells whether the parts of a host are well. If the parameters of a host have one, parts that
 * depend on something outside, such as a broker, add themselves to it. Safe for use by many
 * threads.
 */
public final class HealthIndicators {

  private final List<Named> indicators = new CopyOnWriteArrayList<>();

  /** Creates a collection without indicators. */
  public HealthIndicators() {}

  /**
   * Adds one.
   *
   * @return takes it away again
   */
  public Registration add(String name, Indicator indicator) {
    Named named = new Named(name, indicator);
    indicators.add(named);
    return () -> indicators.remove(named);
  }

  /** Asks all of them, one after the other, on this thread. */
  public List<Health> check() {
    List<Health> all = new ArrayList<>();
    for (Named named : indicators) {
      all.add(check(named));
    }
    return all;
  }

  private static Health check(Named named) {
    try {
      return new Health(named.name, true, named.indicator.check());
    } catch (Exception e) {
      String message = e.getMessage();
      return new Health(named.name, false, message == null ? e.toString() : message);
    }
  }

  /**
   * How a part is.
   *
   * @param name which part
   * @param up whether it is well
   * @param detail more about it, for those who run the host
   */
  public record Health(String name, boolean up, String detail) {}

  /** Tells how one part is. Safe for use by many threads. */
  @FunctionalInterface
  public interface Indicator {

    /**
     * Returns more about a part that is well; it takes a few seconds at most.
     *
     * @throws Exception if the part is not well; its message says why
     */
    String check() throws Exception;
  }

  /** One that was added. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {

    @Override
    void close();
  }

  private record Named(String name, Indicator indicator) {}
}
