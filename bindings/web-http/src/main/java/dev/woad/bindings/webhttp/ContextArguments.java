package dev.woad.bindings.webhttp;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Gives operations the request itself where they ask for it by {@code @Context}. What Jersey passes
 * there leads to the request of the current thread, and operations run on any.
 */
final class ContextArguments {

  private record Slot(int index, Function<ContainerRequest, Object> value) {}

  private final List<Slot> slots;

  private ContextArguments(List<Slot> slots) {
    this.slots = slots;
  }

  static ContextArguments of(Method method) {
    List<Slot> slots = new ArrayList<>();
    Annotation[][] annotations = method.getParameterAnnotations();
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      for (Annotation annotation : annotations[i]) {
        Function<ContainerRequest, Object> value = value(types[i]);
        if (annotation instanceof Context && value != null) {
          slots.add(new Slot(i, value));
        }
      }
    }
    return new ContextArguments(slots);
  }

  void replace(Object[] arguments, Exchange exchange) {
    for (Slot slot : slots) {
      arguments[slot.index] = slot.value.apply(exchange.containerRequest());
    }
  }

  private static @Nullable Function<ContainerRequest, Object> value(Class<?> type) {
    if (type == UriInfo.class) {
      return ContainerRequest::getUriInfo;
    }
    if (type == SecurityContext.class) {
      return ContainerRequest::getSecurityContext;
    }
    return type == HttpHeaders.class || type == Request.class ? request -> request : null;
  }
}
