package dev.woad.dispatcher.authorization;

import dev.woad.contracts.OperationDescription;
import dev.woad.security.ServiceSecurityContext;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call an operation, as annotations of Jakarta say.
 *
 * @param roles callers are in one of them; null if anybody may call
 */
record AccessRule(@Nullable Set<String> roles) {

  private static final AccessRule ANYBODY = new AccessRule(null);
  private static final AccessRule NOBODY = new AccessRule(Set.of());

  /**
   * Returns the rule of an operation. The nearest annotation holds: that of the service's method,
   * of its class, of the contract's method, of the contract.
   */
  static AccessRule of(Class<?> service, OperationDescription operation) {
    Method contractMethod = operation.method();
    for (AnnotatedElement place : places(service, contractMethod)) {
      Optional<AccessRule> rule = at(place);
      if (rule.isPresent()) {
        return rule.get();
      }
    }
    return ANYBODY;
  }

  private static List<AnnotatedElement> places(Class<?> service, Method contractMethod) {
    return serviceMethod(service, contractMethod)
        .<List<AnnotatedElement>>map(
            method ->
                List.of(
                    method,
                    method.getDeclaringClass(),
                    contractMethod,
                    contractMethod.getDeclaringClass()))
        .orElseGet(() -> List.of(service, contractMethod, contractMethod.getDeclaringClass()));
  }

  private static Optional<Method> serviceMethod(Class<?> service, Method contractMethod) {
    return Arrays.stream(service.getMethods())
        .filter(method -> !method.isBridge())
        .filter(method -> method.getName().equals(contractMethod.getName()))
        .filter(
            method -> Arrays.equals(method.getParameterTypes(), contractMethod.getParameterTypes()))
        .findFirst();
  }

  private static Optional<AccessRule> at(AnnotatedElement place) {
    if (place.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(NOBODY);
    }
    RolesAllowed allowed = place.getAnnotation(RolesAllowed.class);
    if (allowed != null) {
      return Optional.of(new AccessRule(Set.of(allowed.value())));
    }
    return place.isAnnotationPresent(PermitAll.class) ? Optional.of(ANYBODY) : Optional.empty();
  }

  boolean isForAnybody() {
    return roles == null;
  }

  boolean permits(ServiceSecurityContext caller) {
    return roles == null || roles.stream().anyMatch(caller::isInRole);
  }
}
