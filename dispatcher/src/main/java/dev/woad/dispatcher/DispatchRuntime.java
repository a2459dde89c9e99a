package dev.woad.dispatcher;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.AddressFilterMode;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.OperationDescription;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What is run for calls that come to one endpoint. Immutable once built, and safe for use by many
 * threads.
 */
public final class DispatchRuntime {

  private final ServiceEndpoint endpoint;
  private final Executor executor;
  private final AddressFilterMode addressFilterMode;
  private final Faults faults;
  private final ServiceInstances instances;
  private final @Nullable ClientRuntime callbackRuntime;
  private final List<DispatchMessageInspector> messageInspectors;
  private final Map<String, DispatchOperation> byAction = new HashMap<>();
  private final Set<String> sharedActions = new HashSet<>();
  private final Map<QName, DispatchOperation> byElement = new HashMap<>();
  private final Map<Method, DispatchOperation> byMethod = new HashMap<>();

  private DispatchRuntime(Builder builder) {
    this.endpoint = builder.endpoint;
    this.executor = builder.executor;
    this.addressFilterMode = builder.addressFilterMode;
    this.instances = builder.instances;
    this.callbackRuntime = builder.callbackRuntime;
    this.messageInspectors = List.copyOf(builder.messageInspectors);
    this.faults = new Faults(builder.errorHandlers, builder.includeExceptionDetailInFaults);
    boolean addressed = endpoint.binding().messageVersion().isAddressed();
    for (OperationDescription operation : endpoint.contract().operations()) {
      MessageFormatter formatter = builder.formatters.get(operation);
      OperationInvoker invoker = OperationInvoker.of(builder.service, operation);
      DispatchOperation dispatch = new DispatchOperation(operation, formatter, invoker, builder);
      byMethod.put(operation.method(), dispatch);
      if (formatter != null) {
        formatter.requestElement().ifPresent(element -> byElement.put(element, dispatch));
        String action = addressed ? operation.inputAction() : operation.soapAction();
        if (!action.isEmpty() && byAction.putIfAbsent(action, dispatch) != null) {
          sharedActions.add(action);
        }
      }
    }
  }

  /**
   * Returns a builder for an endpoint.
   *
   * @param service the class of the service
   * @param instances where its instances come from
   */
  public static Builder builder(
      ServiceEndpoint endpoint, Class<?> service, ServiceInstances instances) {
    return new Builder(endpoint, service, instances);
  }

  /** Returns the endpoint. */
  public ServiceEndpoint endpoint() {
    return endpoint;
  }

  Executor executor() {
    return executor;
  }

  AddressFilterMode addressFilterMode() {
    return addressFilterMode;
  }

  ServiceInstances instances() {
    return instances;
  }

  ServiceThrottle throttle() {
    return instances.throttle();
  }

  ConcurrencyMode concurrency() {
    return instances.concurrency();
  }

  @Nullable ClientRuntime callbackRuntime() {
    return callbackRuntime;
  }

  Faults faults() {
    return faults;
  }

  List<DispatchMessageInspector> messageInspectors() {
    return messageInspectors;
  }

  /** Finds the operation that alone has the given action. */
  Optional<DispatchOperation> withAction(String action) {
    return isShared(action) ? Optional.empty() : Optional.ofNullable(byAction.get(action));
  }

  /** Returns whether several operations have the given action, so that it tells nothing. */
  boolean isShared(String action) {
    return sharedActions.contains(action);
  }

  Optional<DispatchOperation> withElement(QName element) {
    return Optional.ofNullable(byElement.get(element));
  }

  Optional<DispatchOperation> withMethod(Method method) {
    return Optional.ofNullable(byMethod.get(method));
  }

  /** Gathers what is run for calls that come to one endpoint. For use by one thread. */
  public static final class Builder {

    private final ServiceEndpoint endpoint;
    private final Class<?> service;
    private final ServiceInstances instances;
    private final List<DispatchMessageInspector> messageInspectors = new ArrayList<>();
    private final List<CallInterceptor> interceptors = new ArrayList<>();
    private final List<CallContextInitializer> contextInitializers = new ArrayList<>();
    private final List<ErrorHandler> errorHandlers = new ArrayList<>();
    private final Map<OperationDescription, List<ParameterInspector>> parameterInspectors =
        new HashMap<>();
    private Map<OperationDescription, MessageFormatter> formatters = Map.of();
    private Executor executor = CallExecutors.shared();
    private AddressFilterMode addressFilterMode = AddressFilterMode.EXACT;
    private boolean includeExceptionDetailInFaults;
    private @Nullable ClientRuntime callbackRuntime;

    private Builder(ServiceEndpoint endpoint, Class<?> service, ServiceInstances instances) {
      this.endpoint = endpoint;
      this.service = service;
      this.instances = instances;
    }

    /** Adds a message inspector after those already there. */
    public Builder messageInspector(DispatchMessageInspector inspector) {
      messageInspectors.add(inspector);
      return this;
    }

    /** Adds a parameter inspector for one operation after those already there. */
    public Builder parameterInspector(
        OperationDescription operation, ParameterInspector inspector) {
      parameterInspectors.computeIfAbsent(operation, absent -> new ArrayList<>()).add(inspector);
      return this;
    }

    /** Adds an error handler after those already there. */
    public Builder errorHandler(ErrorHandler handler) {
      errorHandlers.add(handler);
      return this;
    }

    /** Adds an interceptor inside those already there. */
    public Builder interceptor(CallInterceptor interceptor) {
      interceptors.add(interceptor);
      return this;
    }

    /** Adds what is set around the method of the service, inside those already there. */
    public Builder contextInitializer(CallContextInitializer initializer) {
      contextInitializers.add(initializer);
      return this;
    }

    /** Sets what turns messages into arguments; none for wires that bind arguments themselves. */
    public Builder formatters(Map<OperationDescription, MessageFormatter> newFormatters) {
      formatters = Map.copyOf(newFormatters);
      return this;
    }

    /** Sets what runs operations that came on a thread that may not block. */
    public Builder executor(Executor newExecutor) {
      executor = newExecutor;
      return this;
    }

    /** Sets what is run for calls back to whoever called; none if there is nothing to call. */
    public Builder callbackRuntime(@Nullable ClientRuntime newCallbackRuntime) {
      callbackRuntime = newCallbackRuntime;
      return this;
    }

    /** Sets which addresses a message may name. */
    public Builder addressFilterMode(AddressFilterMode newAddressFilterMode) {
      addressFilterMode = newAddressFilterMode;
      return this;
    }

    /** Sets whether callers are told of undeclared exceptions in detail. */
    public Builder includeExceptionDetailInFaults(boolean newIncludeExceptionDetailInFaults) {
      includeExceptionDetailInFaults = newIncludeExceptionDetailInFaults;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException if the service has no method for an operation
     */
    public DispatchRuntime build() {
      return new DispatchRuntime(this);
    }

    ServiceInstances instances() {
      return instances;
    }

    Executor callExecutor() {
      return executor;
    }

    List<CallInterceptor> interceptors() {
      return List.copyOf(interceptors);
    }

    List<CallContextInitializer> contextInitializers() {
      return List.copyOf(contextInitializers);
    }

    List<ParameterInspector> parameterInspectors(OperationDescription operation) {
      return List.copyOf(parameterInspectors.getOrDefault(operation, List.of()));
    }
  }
}
