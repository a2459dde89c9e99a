package dev.woad.diagnostics;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.OperationDescription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The timers of all operations of an endpoint, made before the first call. */
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

  private final Map<OperationDescription, Map<Outcome, Timer>> timers = new HashMap<>();

  CallTimers(MeterRegistry registry, String name, String description, ServiceEndpoint endpoint) {
    for (OperationDescription operation : endpoint.contract().operations()) {
      Map<Outcome, Timer> outcomes = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        outcomes.put(
            outcome,
            Timer.builder(name)
                .description(description)
                .tag("contract", endpoint.contract().name().getLocalPart())
                .tag("operation", operation.name())
                .tag("binding", endpoint.binding().name())
                .tag("outcome", outcome.tag())
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
      }
      timers.put(operation, outcomes);
    }
  }

  void record(OperationDescription operation, long sinceNanos, @Nullable Throwable failure) {
    Map<Outcome, Timer> outcomes = Objects.requireNonNull(timers.get(operation));
    Objects.requireNonNull(outcomes.get(Outcome.of(operation, failure)))
        .record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
  }
}
