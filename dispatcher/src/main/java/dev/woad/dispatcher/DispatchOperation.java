package dev.woad.dispatcher;

import dev.woad.bindings.MessageFormatter;
import dev.woad.contracts.OperationDescription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One operation of a service, ready to be called. Safe for use by many threads. */
final class DispatchOperation {

  private final OperationDescription description;
  private final @Nullable MessageFormatter formatter;
  private final OperationInvoker invoker;
  private final List<ParameterInspector> inspectors;
  private final List<CallContextInitializer> contextInitializers;
  private final ServiceInstances instances;
  private final Executor executor;
  private final CallInterceptor.Next path;

  DispatchOperation(
      OperationDescription description,
      @Nullable MessageFormatter formatter,
      OperationInvoker invoker,
      DispatchRuntime.Builder runtime) {
    this.description = description;
    this.formatter = formatter;
    this.invoker = invoker;
    this.inspectors = runtime.parameterInspectors(description);
    this.contextInitializers = runtime.contextInitializers();
    this.instances = runtime.instances();
    this.executor = runtime.callExecutor();
    CallInterceptor.Next rest = this::enterInstance;
    List<CallInterceptor> interceptors = runtime.interceptors();
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      CallInterceptor interceptor = interceptors.get(i);
      CallInterceptor.Next next = rest;
      rest = call -> interceptor.intercept(call, next);
    }
    this.path = rest;
  }

  OperationDescription description() {
    return description;
  }

  MessageFormatter formatter() {
    if (formatter == null) {
      throw new IllegalStateException("operation " + description + " has no message formatter");
    }
    return formatter;
  }

  boolean isNonBlocking() {
    return invoker.isNonBlocking();
  }

  /** Calls the operation along all that stands around it. Never throws. */
  CompletionStage<?> call(DispatchCall call) {
    try {
      return path.proceed(call);
    } catch (RuntimeException | Error refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private CompletionStage<?> enterInstance(DispatchCall call) {
    @Nullable Object[] correlations = new Object[inspectors.size()];
    for (int i = 0; i < correlations.length; i++) {
      correlations[i] = inspectors.get(i).beforeCall(description, call.arguments());
    }
    CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
    DispatchSession session = call.context().session();
    instances.whenRoom(
        session,
        () -> {
          try {
            enterInstance(call, session, outcome, correlations);
          } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
          }
        },
        executor);
    return outcome;
  }

  private void enterInstance(
      DispatchCall call,
      @Nullable DispatchSession session,
      CompletableFuture<@Nullable Object> outcome,
      @Nullable Object[] correlations) {
    InstanceContext instance = instances.enter(session);
    CallGate gate = instance.gate();
    Runnable entered =
        () ->
            invoke(instance, call)
                .whenComplete(
                    (result, error) -> {
                      if (gate != null) {
                        gate.leave(executor);
                      }
                      instances.leave(instance, session);
                      finish(outcome, result, error, correlations);
                    });
    if (gate == null || gate.enter(entered)) {
      entered.run();
    }
  }

  private CompletionStage<?> invoke(InstanceContext instance, DispatchCall call) {
    call.context().isIn(instance.gate());
    try (OperationContext.Scope scope = call.context().enter()) {
      return invokeWithin(0, instance, call);
    }
  }

  private CompletionStage<?> invokeWithin(int outer, InstanceContext instance, DispatchCall call) {
    if (outer == contextInitializers.size()) {
      return invoker.invoke(instance.instance(), call.arguments());
    }
    try (CallContextInitializer.Scope scope = contextInitializers.get(outer).beforeInvoke(call)) {
      return invokeWithin(outer + 1, instance, call);
    }
  }

  private void finish(
      CompletableFuture<@Nullable Object> outcome,
      @Nullable Object result,
      @Nullable Throwable error,
      @Nullable Object[] correlations) {
    if (error != null) {
      outcome.completeExceptionally(unwrap(error));
      return;
    }
    try {
      for (int i = correlations.length - 1; i >= 0; i--) {
        inspectors.get(i).afterCall(description, result, correlations[i]);
      }
      outcome.complete(result);
    } catch (RuntimeException | Error refused) {
      outcome.completeExceptionally(refused);
    }
  }

  static Throwable unwrap(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? unwrap(cause) : error;
  }
}
