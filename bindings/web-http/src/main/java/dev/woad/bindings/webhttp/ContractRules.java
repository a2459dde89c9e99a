package dev.woad.bindings.webhttp;

import dev.woad.contracts.ContractDescription;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * What a contract must be to be called by REST. Jersey reads contracts while other endpoints open;
 * this is what is told at once.
 */
final class ContractRules {

  private ContractRules() {}

  /**
   * Checks a contract.
   *
   * @throws IllegalArgumentException if no method of it is bound to HTTP, or one cannot be
   */
  static void check(ContractDescription contract) {
    boolean any = false;
    for (Method method : contract.type().getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        boolean bound = isBound(method);
        any |= bound;
        check(method, bound);
      }
    }
    if (!any) {
      throw new IllegalArgumentException(
          "contract: "
              + contract.type().getName()
              + " (expected: a Jakarta REST interface, whose methods have @GET, @POST or the like)");
    }
  }

  private static void check(Method method, boolean bound) {
    if (!bound && method.isAnnotationPresent(Path.class)) {
      throw refused(method, "is a sub-resource locator", "@GET, @POST or the like");
    }
    boolean suspended =
        Arrays.stream(method.getParameterAnnotations())
            .flatMap(Arrays::stream)
            .anyMatch(Suspended.class::isInstance);
    boolean sends = Arrays.asList(method.getParameterTypes()).contains(SseEventSink.class);
    if (suspended || sends) {
      throw refused(method, "answers by a parameter", "a result, which may be a CompletionStage");
    }
  }

  private static boolean isBound(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      if (annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
        return true;
      }
    }
    return false;
  }

  private static IllegalArgumentException refused(Method method, String got, String expected) {
    return new IllegalArgumentException(
        "operation "
            + method.getDeclaringClass().getSimpleName()
            + "."
            + method.getName()
            + " "
            + got
            + " (expected: "
            + expected
            + ")");
  }
}
