package dev.woad.dispatcher;

/**
 * How much of a service may go on at a time, over all its endpoints; WCF's names. What is more
 * waits for its turn.
 *
 * @param maxConcurrentCalls how many calls may be under way
 * @param maxConcurrentSessions how many sessions there may be; one that waits for longer than the
 *     openTimeout of its binding is told that the server is too busy
 * @param maxConcurrentInstances how many instances there may be; where all calls share one, it does
 *     not count
 */
public record ServiceThrottling(
    int maxConcurrentCalls, int maxConcurrentSessions, int maxConcurrentInstances) {

  /**
   * What holds where nothing else is said: WCF's 100 sessions for each processor; 200 calls, or
   * WCF's 16 for each processor where these are more; and as many instances as both together.
   */
  public static final ServiceThrottling DEFAULT =
      ofProcessors(Runtime.getRuntime().availableProcessors());

  /** Checks that each lets something through. */
  public ServiceThrottling {
    require("maxConcurrentCalls", maxConcurrentCalls);
    require("maxConcurrentSessions", maxConcurrentSessions);
    require("maxConcurrentInstances", maxConcurrentInstances);
  }

  static ServiceThrottling ofProcessors(int processors) {
    int calls = Math.max(200, 16 * processors);
    int sessions = 100 * processors;
    return new ServiceThrottling(calls, sessions, calls + sessions);
  }

  /** Returns this with another number of calls. */
  public ServiceThrottling withMaxConcurrentCalls(int calls) {
    return new ServiceThrottling(calls, maxConcurrentSessions, maxConcurrentInstances);
  }

  /** Returns this with another number of sessions. */
  public ServiceThrottling withMaxConcurrentSessions(int sessions) {
    return new ServiceThrottling(maxConcurrentCalls, sessions, maxConcurrentInstances);
  }

  /** Returns this with another number of instances. */
  public ServiceThrottling withMaxConcurrentInstances(int instances) {
    return new ServiceThrottling(maxConcurrentCalls, maxConcurrentSessions, instances);
  }

  private static void require(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
