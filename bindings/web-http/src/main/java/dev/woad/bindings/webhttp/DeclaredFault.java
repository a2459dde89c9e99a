package dev.woad.bindings.webhttp;

import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultDescription;
import dev.woad.contracts.FaultStatus;
import dev.woad.contracts.OperationDescription;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault that an operation declares, as REST tells of it: a fault of the contract, or any
 * exception that {@link FaultStatus} gives a status.
 *
 * @param exception the exception that carries it
 * @param detail the class of its bean; null if it has none
 * @param name the name of its kind, such as {@code OutOfStock}
 * @param type the URI of its kind
 * @param status the HTTP status
 */
record DeclaredFault(
    Class<? extends Throwable> exception,
    @Nullable Class<?> detail,
    String name,
    String type,
    int status) {

  private static final int UNDECIDED = 500;

  /** Returns the faults of an operation. */
  static List<DeclaredFault> of(ContractDescription contract, Method method) {
    Map<Class<? extends Throwable>, Integer> statuses = new LinkedHashMap<>();
    // The method's word counts more than that of the interface it is called by, and that more than
    // its parent's.
    collect(method.getAnnotationsByType(FaultStatus.class), statuses);
    collect(contract.type().getAnnotationsByType(FaultStatus.class), statuses);
    collect(method.getDeclaringClass().getAnnotationsByType(FaultStatus.class), statuses);
    List<DeclaredFault> faults = new ArrayList<>();
    Optional<OperationDescription> operation = contract.operation(method);
    List<FaultDescription> declared = operation.map(OperationDescription::faults).orElse(List.of());
    for (FaultDescription fault : declared) {
      int status = statusOf(fault.exception(), statuses);
      faults.add(
          new DeclaredFault(
              fault.exception(),
              fault.detail(),
              fault.element().getLocalPart(),
              uri(fault.element().getNamespaceURI(), fault.element().getLocalPart()),
              status));
    }
    statuses.forEach(
        (exception, status) -> {
          if (canBeThrown(exception, method)
              && faults.stream().noneMatch(fault -> fault.exception == exception)) {
            faults.add(plain(contract, exception, status));
          }
        });
    return faults;
  }

  /** Finds the fault that an exception is, the closest of several. */
  static Optional<DeclaredFault> find(List<DeclaredFault> faults, Throwable thrown) {
    DeclaredFault closest = null;
    for (DeclaredFault fault : faults) {
      if (fault.exception.isInstance(thrown)
          && (closest == null || closest.exception.isAssignableFrom(fault.exception))) {
        closest = fault;
      }
    }
    return Optional.ofNullable(closest);
  }

  /** Finds the fault that has beans of the given class. */
  static Optional<DeclaredFault> findByDetail(List<DeclaredFault> faults, Class<?> bean) {
    return faults.stream()
        .filter(fault -> fault.detail != null && fault.detail.isAssignableFrom(bean))
        .findFirst();
  }

  /** Returns the kind in words: {@code OutOfStock} is "Out of stock". */
  String title() {
    String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Returns the bean that an exception carries. */
  Optional<Object> detailOf(Throwable thrown) {
    if (detail == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(exception.getMethod("getFaultInfo").invoke(thrown));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("fault: " + exception.getName(), e);
    }
  }

  private static void collect(
      FaultStatus[] annotations, Map<Class<? extends Throwable>, Integer> statuses) {
    for (FaultStatus annotation : annotations) {
      int status = annotation.status();
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException(
            "status of "
                + annotation.fault().getName()
                + ": "
                + status
                + " (expected: 400 to 599)");
      }
      statuses.putIfAbsent(annotation.fault(), status);
    }
  }

  private static boolean canBeThrown(Class<?> exception, Method method) {
    return RuntimeException.class.isAssignableFrom(exception)
        || Arrays.stream(method.getExceptionTypes())
            .anyMatch(thrown -> thrown.isAssignableFrom(exception));
  }

  private static int statusOf(
      Class<?> exception, Map<Class<? extends Throwable>, Integer> statuses) {
    for (Class<?> c = exception; c != null; c = c.getSuperclass()) {
      Integer status = statuses.get(c);
      if (status != null) {
        return status;
      }
    }
    return UNDECIDED;
  }

  private static DeclaredFault plain(
      ContractDescription contract, Class<? extends Throwable> exception, int status) {
    Class<?> bean;
    try {
      bean = exception.getMethod("getFaultInfo").getReturnType();
    } catch (NoSuchMethodException e) {
      bean = null;
    }
    String name = exception.getSimpleName().replaceFirst("(?<=.)Exception$", "");
    return new DeclaredFault(
        exception, bean, name, uri(contract.name().getNamespaceURI(), name), status);
  }

  private static String uri(String namespace, String name) {
    if (namespace.startsWith("urn:")) {
      return namespace + ":" + name;
    }
    return namespace.endsWith("/") || namespace.endsWith("#")
        ? namespace + name
        : namespace + "#" + name;
  }
}
