package dev.woad.dispatcher;

import dev.woad.contracts.OperationBehavior;
import dev.woad.contracts.OperationDescription;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls the method of a service class that stands for an operation. Safe for many threads. */
final class OperationInvoker {

  private final MethodHandle handle;
  private final boolean nonBlocking;

  private OperationInvoker(MethodHandle handle, boolean nonBlocking) {
    this.handle = handle;
    this.nonBlocking = nonBlocking;
  }

  /**
   * Finds the method in the service class: the contract's own, or one of the same name and
   * parameters that returns a {@code CompletionStage}.
   *
   * @throws IllegalArgumentException if the class has no such method
   */
  static OperationInvoker of(Class<?> service, OperationDescription operation) {
    Method contractMethod = operation.method();
    try {
      Method method =
          service.getMethod(contractMethod.getName(), contractMethod.getParameterTypes());
      OperationBehavior behavior = method.getAnnotation(OperationBehavior.class);
      boolean inherits = contractMethod.getDeclaringClass().isAssignableFrom(service);
      Method called =
          inherits && !CompletionStage.class.isAssignableFrom(method.getReturnType())
              ? contractMethod
              : method;
      MethodHandle handle =
          MethodHandles.publicLookup()
              .unreflect(accessible(called))
              .asSpreader(Object[].class, called.getParameterCount());
      return new OperationInvoker(handle, behavior != null && behavior.nonBlocking());
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "service: "
              + service.getName()
              + " has no method for operation "
              + operation
              + " (expected: the contract's, or its asynchronous shape)",
          e);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "service: " + service.getName() + " (expected: a public method for " + operation + ")",
          e);
    }
  }

  boolean isNonBlocking() {
    return nonBlocking;
  }

  CompletionStage<?> invoke(Object instance, Object[] arguments) {
    try {
      Object result = handle.invoke(instance, arguments);
      return result instanceof CompletionStage<?> stage
          ? stage
          : CompletableFuture.completedFuture(result);
    } catch (Throwable error) {
      // The edge to the service's code: whatever it throws, an overflown stack too, is the outcome
      // of the call.
      return CompletableFuture.failedFuture(error);
    }
  }

  // A service class may be package-private; its methods are public all the same.
  private static Method accessible(Method method) {
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException("method: " + method + " (expected: accessible)");
    }
    return method;
  }
}
