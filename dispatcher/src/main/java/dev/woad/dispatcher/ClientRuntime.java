package dev.woad.dispatcher;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.AddressingVersion;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.OperationDescription;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is run for calls that go to one endpoint. Immutable once built, and safe for use by many
 * threads.
 */
public final class ClientRuntime {

  private final ServiceEndpoint endpoint;
  private final List<ClientMessageInspector> messageInspectors;
  private final List<ClientCallListener> listeners;
  private final @Nullable Supplier<EndpointAddress> service;
  private final Map<OperationDescription, ClientOperation> operations = new HashMap<>();

  private ClientRuntime(Builder builder) {
    this.endpoint = builder.endpoint;
    this.messageInspectors = List.copyOf(builder.messageInspectors);
    this.listeners = List.copyOf(builder.listeners);
    this.service = builder.service;
    builder.formatters.forEach(
        (operation, formatter) ->
            operations.put(
                operation,
                new ClientOperation(
                    operation,
                    formatter,
                    List.copyOf(builder.parameterInspectors.getOrDefault(operation, List.of())))));
  }

  /**
   * Returns a builder for an endpoint.
   *
   * @param formatters what turns arguments into messages
   */
  public static Builder builder(
      ServiceEndpoint endpoint, Map<OperationDescription, MessageFormatter> formatters) {
    return new Builder(endpoint, formatters);
  }

  /** Returns the endpoint. */
  public ServiceEndpoint endpoint() {
    return endpoint;
  }

  /**
   * Finds the operation that a method of the contract, or of its asynchronous shape, stands for.
   */
  public Optional<OperationDescription> operation(Method method) {
    return endpoint.contract().operation(method);
  }

  /**
   * Calls an operation.
   *
   * @param caller what reads the reply, if somebody waits for it; null if nobody does
   * @return its result, or the exception that its fault stands for, or what went wrong on the way;
   *     the call is given up if its future is cancelled
   */
  CompletionStage<@Nullable Object> call(
      RequestChannel channel,
      OperationDescription description,
      Object[] arguments,
      @Nullable Executor caller) {
    return prepared(description, arguments, caller).run(channel);
  }

  /** Calls an operation at all who answer it. */
  void gather(
      RequestChannel channel,
      OperationDescription description,
      Object[] arguments,
      GatheredReplies replies) {
    replies.start(prepared(description, arguments, null), channel, endpoint.binding().timeouts());
  }

  private ClientCall prepared(
      OperationDescription description, Object[] arguments, @Nullable Executor caller) {
    ClientOperation operation = operations.get(description);
    if (operation == null) {
      throw new IllegalArgumentException(
          "operation: " + description + " (expected: one of " + endpoint.contract() + ")");
    }
    return new ClientCall(this, operation, arguments, caller);
  }

  /** Returns what requests say that they are for. */
  String to(AddressingVersion addressing) {
    return service == null ? endpoint.address().toString() : addressing.anonymous();
  }

  /** Returns where requests say that their replies go. */
  String replyTo(AddressingVersion addressing) {
    return service == null ? addressing.anonymous() : service.get().toString();
  }

  List<ClientMessageInspector> messageInspectors() {
    return messageInspectors;
  }

  List<ClientCallListener> listeners() {
    return listeners;
  }

  /** Gathers what is run for calls that go to one endpoint. For use by one thread. */
  public static final class Builder {

    private final ServiceEndpoint endpoint;
    private final Map<OperationDescription, MessageFormatter> formatters;
    private final List<ClientMessageInspector> messageInspectors = new ArrayList<>();
    private final Map<OperationDescription, List<ParameterInspector>> parameterInspectors =
        new HashMap<>();

    private final List<ClientCallListener> listeners = new ArrayList<>();

    private @Nullable Supplier<EndpointAddress> service;

    private Builder(
        ServiceEndpoint endpoint, Map<OperationDescription, MessageFormatter> formatters) {
      this.endpoint = endpoint;
      this.formatters = Map.copyOf(formatters);
    }

    /** Adds a message inspector after those already there. */
    public Builder messageInspector(ClientMessageInspector inspector) {
      messageInspectors.add(inspector);
      return this;
    }

    /** Adds a listener after those already there. */
    public Builder callListener(ClientCallListener listener) {
      listeners.add(listener);
      return this;
    }

    /** Adds a parameter inspector for one operation after those already there. */
    public Builder parameterInspector(
        OperationDescription operation, ParameterInspector inspector) {
      parameterInspectors.computeIfAbsent(operation, absent -> new ArrayList<>()).add(inspector);
      return this;
    }

    /**
     * Makes calls be callbacks: for whoever has called, with replies to the service's address, as
     * .NET writes them.
     */
    public Builder callbacksOf(Supplier<EndpointAddress> newService) {
      service = newService;
      return this;
    }

    /** Returns what was gathered. */
    public ClientRuntime build() {
      return new ClientRuntime(this);
    }
  }
}
