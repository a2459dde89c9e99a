package dev.woad.bindings.webhttp;

import dev.woad.contracts.ContractDescription;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What contracts must be to be called by REST. Jersey reads them while other endpoints open; this
 * is what is told at once.
 */
final class ContractRules {

  /** What a request is matched by. */
  private record Route(
      String httpMethod, String path, Set<String> consumes, Set<String> produces) {}

  private final Map<Route, String> operations = new HashMap<>();

  private ContractRules() {}

  /**
   * Checks the contracts of one address.
   *
   * @throws IllegalArgumentException if no method of a contract is bound to HTTP, if one cannot be,
   *     or if two are bound to the same requests
   */
  static void check(List<ContractDescription> contracts) {
    ContractRules rules = new ContractRules();
    contracts.forEach(rules::check);
  }

  private void check(ContractDescription contract) {
    boolean any = false;
    for (Method method : contract.type().getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        Optional<String> httpMethod = httpMethod(method);
        any |= httpMethod.isPresent();
        checkShape(contract, method, httpMethod.isPresent());
        httpMethod.ifPresent(name -> checkRoute(contract, method, name));
      }
    }
    if (!any) {
      throw new IllegalArgumentException(
          "contract: "
              + contract.type().getName()
              + " (expected: a Jakarta REST interface, whose methods have @GET, @POST or the like)");
    }
  }

  private static void checkShape(ContractDescription contract, Method method, boolean bound) {
    if (!bound && method.isAnnotationPresent(Path.class)) {
      throw refused(contract, method, "is a sub-resource locator", "@GET, @POST or the like");
    }
    boolean suspended =
        Arrays.stream(method.getParameterAnnotations())
            .flatMap(Arrays::stream)
            .anyMatch(Suspended.class::isInstance);
    boolean sends = Arrays.asList(method.getParameterTypes()).contains(SseEventSink.class);
    if (suspended || sends) {
      throw refused(
          contract, method, "answers by a parameter", "a result, which may be a CompletionStage");
    }
  }

  private void checkRoute(ContractDescription contract, Method method, String httpMethod) {
    Path root = contract.type().getAnnotation(Path.class);
    Path own = method.getAnnotation(Path.class);
    String path = "/" + (root == null ? "" : root.value()) + "/" + (own == null ? "" : own.value());
    // Which name a parameter has makes no difference to which requests match.
    String pattern = path.replaceAll("\\{\\s*[\\w.-]+\\s*", "{").replaceAll("/+", "/");
    Consumes consumes = annotation(contract, method, Consumes.class);
    Produces produces = annotation(contract, method, Produces.class);
    Route route =
        new Route(
            httpMethod,
            pattern.endsWith("/") ? pattern : pattern + "/",
            consumes == null ? Set.of() : Set.of(consumes.value()),
            produces == null ? Set.of() : Set.of(produces.value()));
    String other = operations.putIfAbsent(route, contract + "." + method.getName());
    if (other != null) {
      throw refused(
          contract, method, "has the requests of " + other, "others, such as another path");
    }
  }

  private static <A extends Annotation> @Nullable A annotation(
      ContractDescription contract, Method method, Class<A> type) {
    A own = method.getAnnotation(type);
    return own == null ? contract.type().getAnnotation(type) : own;
  }

  private static Optional<String> httpMethod(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod name = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (name != null) {
        return Optional.of(name.value());
      }
    }
    return Optional.empty();
  }

  private static IllegalArgumentException refused(
      ContractDescription contract, Method method, String got, String expected) {
    return new IllegalArgumentException(
        "operation "
            + contract
            + "."
            + method.getName()
            + " "
            + got
            + " (expected: "
            + expected
            + ")");
  }
}
