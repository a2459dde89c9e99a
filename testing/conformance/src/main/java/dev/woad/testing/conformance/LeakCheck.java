package dev.woad.testing.conformance;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves threads behind. Threads that only the JVM ends, or that all tests share,
 * are let be; what a wire lets outlive a test must be gone when its tests are done.
 */
public final class LeakCheck
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(LeakCheck.class);
  private static final String BEFORE = "before";

  /** Creates the check, for JUnit. */
  public LeakCheck() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(STORE).put(BEFORE, threads());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(STORE).put(BEFORE, threads());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    WireConformance wire = (WireConformance) context.getRequiredTestInstance();
    requireNone(context, name -> isShared(name) || wire.mayStay(name));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    requireNone(context, LeakCheck::isShared);
  }

  private static void requireNone(ExtensionContext context, Predicate<String> mayStay) {
    Set<?> before = Objects.requireNonNull(context.getStore(STORE).get(BEFORE, Set.class));
    Set<String> left = new TreeSet<>();
    long deadline = System.nanoTime() + Eventually.PATIENCE.toNanos();
    do {
      left.clear();
      threads().stream()
          .filter(thread -> !before.contains(thread))
          .map(Thread::getName)
          .filter(mayStay.negate())
          .forEach(left::add);
      if (left.isEmpty()) {
        return;
      }
      // Some threads end when what they serve is garbage.
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    } while (System.nanoTime() < deadline);
    throw new AssertionError("threads left behind: " + left + " (expected: none)");
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .collect(Collectors.toSet());
  }

  // The JVM's own, JUnit's, and the pools that serve the whole process.
  private static boolean isShared(String name) {
    return name.startsWith("woad-call-")
        || name.startsWith("ForkJoinPool")
        || name.startsWith("VirtualThread-")
        || name.startsWith("junit-")
        || name.startsWith("surefire-")
        || name.equals("CompletableFutureDelayScheduler")
        || name.equals("Attach Listener")
        || name.equals("process reaper");
  }
}
