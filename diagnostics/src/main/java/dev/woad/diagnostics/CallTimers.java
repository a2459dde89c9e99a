package dev.woad.diagnostics;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.OperationDescription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timers of all operations of an endpoint: those of success are there before the first call, so
 * that they are known to be none; those of failure come with the first.
 */
final class CallTimers {

  // From the fastest wire within a machine to what people no longer wait for.
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final String name;
  private final String description;
  private final ServiceEndpoint endpoint;
  private final Map<OperationDescription, Map<Outcome, Timer>> timers = new HashMap<>();

  CallTimers(MeterRegistry registry, String name, String description, ServiceEndpoint endpoint) {
    this.registry = registry;
    this.name = name;
    this.description = description;
    this.endpoint = endpoint;
    for (OperationDescription operation : endpoint.contract().operations()) {
      Map<Outcome, Timer> outcomes = new ConcurrentHashMap<>();
      outcomes.put(Outcome.OK, timer(operation, Outcome.OK));
      timers.put(operation, outcomes);
    }
  }

  void record(OperationDescription operation, long sinceNanos, @Nullable Throwable failure) {
    Map<Outcome, Timer> outcomes = Objects.requireNonNull(timers.get(operation));
    outcomes
        .computeIfAbsent(Outcome.of(operation, failure), outcome -> timer(operation, outcome))
        .record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(OperationDescription operation, Outcome outcome) {
    return Timer.builder(name)
        .description(description)
        .tag("contract", endpoint.contract().name().getLocalPart())
        .tag("operation", operation.name())
        .tag("binding", endpoint.binding().name())
        .tag("outcome", outcome.tag())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
