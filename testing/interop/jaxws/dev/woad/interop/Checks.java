package dev.woad.interop;

import java.util.Objects;

/** Runs checks one after the other and tells the outcome of each. */
final class Checks {

  private final String title;
  private int failed;

  Checks(String title) {
    this.title = title;
  }

  /** What is checked; whatever it throws is its failure. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  void check(String name, Check check) {
    try {
      check.run();
      System.out.println("ok   " + title + ": " + name);
    } catch (Exception | AssertionError e) {
      failed++;
      System.out.println("FAIL " + title + ": " + name + ": " + e);
      if (System.getenv("STACK") != null) {
        e.printStackTrace(System.out);
      }
    }
  }

  int failed() {
    return failed;
  }

  static void expect(Object actual, Object expected) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(actual + " (expected: " + expected + ")");
    }
  }

  /** Requires the given failure, and returns it. */
  static <X extends Exception> X thrown(Class<X> type, Check check) throws Exception {
    try {
      check.run();
    } catch (Exception e) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
      throw e;
    }
    throw new AssertionError("no failure (expected: " + type.getSimpleName() + ")");
  }
}
