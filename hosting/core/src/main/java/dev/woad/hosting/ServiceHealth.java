package dev.woad.hosting;

import dev.woad.bindings.HealthIndicators;
import dev.woad.contracts.HealthCheck;
import dev.woad.dispatcher.ServiceInstances;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** What a service itself says of its health, by the methods that are marked for that. */
final class ServiceHealth {

  private final ServiceInstances instances;
  private final List<HealthIndicators.Registration> registrations = new ArrayList<>();

  private ServiceHealth(ServiceInstances instances) {
    this.instances = instances;
  }

  /**
   * Adds the checks of a service to those of its host.
   *
   * @throws IllegalArgumentException if a method is marked that cannot be called
   */
  static ServiceHealth register(
      Class<?> service, ServiceInstances instances, HealthIndicators indicators) {
    ServiceHealth health = new ServiceHealth(instances);
    for (Method method : service.getMethods()) {
      HealthCheck check = method.getAnnotation(HealthCheck.class);
      if (check != null) {
        MethodHandle handle = handle(method);
        health.registrations.add(
            indicators.add(
                service.getSimpleName() + "." + check.value(), () -> health.check(handle)));
      }
    }
    return health;
  }

  private String check(MethodHandle handle) throws Exception {
    Object instance = instances.singleInstance().orElse(null);
    if (instance == null) {
      return "no instance";
    }
    try {
      Object said = handle.invoke(instance);
      return said == null ? "" : said.toString();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle handle(Method method) {
    if (method.getParameterCount() > 0) {
      throw new IllegalArgumentException("@HealthCheck: " + method + " (expected: no parameters)");
    }
    try {
      return MethodHandles.publicLookup().unreflect(method);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "@HealthCheck: " + method + " (expected: a public method of a public class)", e);
    }
  }

  void close() {
    registrations.forEach(HealthIndicators.Registration::close);
  }
}
