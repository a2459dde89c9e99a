package dev.woad.dispatcher;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.OperationDescription;
import dev.woad.contracts.ProtocolException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What is run for calls that go to one endpoint. Immutable once built, and safe for use by many
 * threads.
 */
public final class ClientRuntime {

  private final ServiceEndpoint endpoint;
  private final MessageVersion version;
  private final List<ClientMessageInspector> messageInspectors;
  private final Map<OperationDescription, ClientOperation> operations = new HashMap<>();

  private ClientRuntime(Builder builder) {
    this.endpoint = builder.endpoint;
    this.version = endpoint.binding().messageVersion();
    this.messageInspectors = List.copyOf(builder.messageInspectors);
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
   * @return its result, or the exception that its fault stands for, or what went wrong on the way
   */
  public CompletionStage<@Nullable Object> call(
      RequestChannel channel, OperationDescription description, Object[] arguments) {
    ClientOperation operation = operations.get(description);
    if (operation == null) {
      throw new IllegalArgumentException(
          "operation: " + description + " (expected: one of " + endpoint.contract() + ")");
    }
    List<@Nullable Object> before = new ArrayList<>(operation.inspectors().size());
    for (ParameterInspector inspector : operation.inspectors()) {
      before.add(inspector.beforeCall(description, arguments));
    }
    Message request = request(operation, arguments);
    OperationContext scope = OperationContext.find().orElse(null);
    List<@Nullable Object> correlations = new ArrayList<>(messageInspectors.size());
    for (ClientMessageInspector inspector : messageInspectors) {
      correlations.add(inspector.beforeSendRequest(request));
    }
    if (description.oneWay()) {
      return channel.send(request, endpoint.binding().timeouts().send()).thenApply(sent -> null);
    }
    return channel
        .request(request, endpoint.binding().timeouts().send())
        .thenCompose(reply -> receive(operation, arguments, reply, correlations, scope))
        .thenApply(
            result -> {
              for (int i = before.size() - 1; i >= 0; i--) {
                operation.inspectors().get(i).afterCall(description, result, before.get(i));
              }
              return result;
            });
  }

  private Message request(ClientOperation operation, Object[] arguments) {
    OperationDescription description = operation.description();
    Message request = operation.formatter().writeRequest(arguments);
    MessageHeaders headers = request.headers();
    if (version.isAddressed()) {
      headers.action(description.inputAction());
      headers.to(endpoint.address().toString());
      if (!description.oneWay()) {
        headers.messageId("urn:uuid:" + UUID.randomUUID());
        headers.replyTo(EndpointReference.of(version.addressing().anonymous()));
      }
    } else {
      headers.action(description.soapAction());
    }
    OperationContext.find()
        .filter(context -> context.operation().isEmpty())
        .ifPresent(scope -> scope.outgoingMessageHeaders().others().forEach(headers::add));
    return request;
  }

  private CompletionStage<@Nullable Object> receive(
      ClientOperation operation,
      Object[] arguments,
      Message reply,
      List<@Nullable Object> correlations,
      @Nullable OperationContext scope) {
    try {
      for (int i = correlations.size() - 1; i >= 0; i--) {
        messageInspectors.get(i).afterReceiveReply(reply, correlations.get(i));
      }
      if (scope != null && scope.operation().isEmpty()) {
        scope.received(reply.headers(), reply.properties());
      }
      if (reply.isFault()) {
        Throwable fault = operation.formatter().readFault(reply.readFault(), reply.version());
        reply.close();
        return CompletableFuture.failedFuture(fault);
      }
      Object result = operation.formatter().readReply(arguments, reply);
      // A result may hold a stream that is still to be read from the reply.
      reply.closeWhenRead();
      return CompletableFuture.completedFuture(result);
    } catch (XMLStreamException e) {
      reply.close();
      return CompletableFuture.failedFuture(
          new ProtocolException("reply to " + operation.description() + " cannot be read", e));
    } catch (RuntimeException e) {
      reply.close();
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Gathers what is run for calls that go to one endpoint. For use by one thread. */
  public static final class Builder {

    private final ServiceEndpoint endpoint;
    private final Map<OperationDescription, MessageFormatter> formatters;
    private final List<ClientMessageInspector> messageInspectors = new ArrayList<>();
    private final Map<OperationDescription, List<ParameterInspector>> parameterInspectors =
        new HashMap<>();

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

    /** Adds a parameter inspector for one operation after those already there. */
    public Builder parameterInspector(
        OperationDescription operation, ParameterInspector inspector) {
      parameterInspectors.computeIfAbsent(operation, absent -> new ArrayList<>()).add(inspector);
      return this;
    }

    /** Returns what was gathered. */
    public ClientRuntime build() {
      return new ClientRuntime(this);
    }
  }
}
