package dev.woad.bindings.jms;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.HealthIndicators;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of the broker of a host, as its listeners see it. Safe for use by many threads. */
final class JmsHealth {

  private static final String NAME = "broker";

  private final HealthIndicators indicators;
  private final Map<Object, HealthIndicators.Indicator> listeners = new LinkedHashMap<>();
  private HealthIndicators.@Nullable Registration registration;

  private JmsHealth(HealthIndicators indicators) {
    this.indicators = indicators;
  }

  /** Finds what the listeners of a host share; empty if nobody watches over the host. */
  static Optional<JmsHealth> find(BindingParameters parameters) {
    return parameters
        .find(HealthIndicators.class)
        .map(found -> parameters.findOrPut(JmsHealth.class, () -> new JmsHealth(found)));
  }

  synchronized void add(Object listener, HealthIndicators.Indicator indicator) {
    listeners.put(listener, indicator);
    if (registration == null) {
      registration = indicators.add(NAME, this::check);
    }
  }

  synchronized void remove(Object listener) {
    listeners.remove(listener);
    if (listeners.isEmpty() && registration != null) {
      registration.close();
      registration = null;
    }
  }

  private String check() throws Exception {
    Map<Object, HealthIndicators.Indicator> all;
    synchronized (this) {
      all = new LinkedHashMap<>(listeners);
    }
    String detail = "";
    for (HealthIndicators.Indicator indicator : all.values()) {
      detail = indicator.check();
    }
    return detail;
  }
}
