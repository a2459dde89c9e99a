package dev.woad.diagnostics;

import dev.woad.dispatcher.ServiceThrottle;
import dev.woad.dispatcher.Throttle;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What goes on in a service, as gauges: {@code woad.service.calls}, {@code .sessions} and {@code
 * .instances}, each as {@code .active}, {@code .waiting} and {@code .max}, and the sessions that
 * were {@code .refused}, with the tag {@code service}.
 */
public final class ServiceMetrics implements AutoCloseable {

  private final MeterRegistry registry;
  private final List<Meter> meters = new ArrayList<>();

  private ServiceMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Registers them.
   *
   * @return takes them away again
   */
  public static ServiceMetrics register(
      MeterRegistry registry, String service, ServiceThrottle throttle) {
    ServiceMetrics metrics = new ServiceMetrics(registry);
    metrics.add(service, "Calls", throttle.calls());
    metrics.add(service, "Sessions", throttle.sessions());
    metrics.add(service, "Instances", throttle.instances());
    metrics.meters.add(
        FunctionCounter.builder(
                "woad.service.sessions.refused", throttle, ServiceThrottle::refusedSessions)
            .description("Sessions that were not let in, for there were too many")
            .tag("service", service)
            .register(registry));
    return metrics;
  }

  private void add(String service, String what, Throttle throttle) {
    String name = "woad.service." + what.toLowerCase(Locale.ROOT);
    meters.add(
        Gauge.builder(name + ".active", throttle, Throttle::count)
            .description(what + " that are there")
            .tag("service", service)
            .register(registry));
    meters.add(
        Gauge.builder(name + ".waiting", throttle, Throttle::waiting)
            .description(what + " that wait to be let in")
            .tag("service", service)
            .register(registry));
    meters.add(
        Gauge.builder(name + ".max", throttle, Throttle::max)
            .description(what + " that may be there")
            .tag("service", service)
            .register(registry));
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}
