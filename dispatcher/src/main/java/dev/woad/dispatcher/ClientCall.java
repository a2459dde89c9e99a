package dev.woad.dispatcher;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.SecurityAccessDeniedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One call on its way out, and its reply on its way back. */
final class ClientCall {

  private final ClientRuntime runtime;
  private final ClientOperation operation;
  private final Object[] arguments;
  private final @Nullable Executor caller;
  private final @Nullable OperationContext scope;
  private final List<@Nullable Object> parameterCorrelations = new ArrayList<>(2);
  private final List<@Nullable Object> messageCorrelations = new ArrayList<>(2);
  private final CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();

  ClientCall(
      ClientRuntime runtime,
      ClientOperation operation,
      Object[] arguments,
      @Nullable Executor caller) {
    this.runtime = runtime;
    this.operation = operation;
    this.arguments = arguments;
    this.caller = caller;
    // Inside an operation the context is that of the call that came in, and not meant for others.
    this.scope =
        OperationContext.find().filter(context -> context.operation().isEmpty()).orElse(null);
  }

  /** Makes the call. Never throws. */
  CompletionStage<@Nullable Object> run(RequestChannel channel) {
    try {
      Message request = request();
      Duration timeout = runtime.endpoint().binding().timeouts().send();
      if (operation.description().oneWay()) {
        follow(channel.send(request, timeout), Runnable::run, sent -> outcome.complete(null));
      } else {
        follow(channel.request(request, timeout), executor(channel), this::receive);
      }
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    }
    return outcome;
  }

  /** Makes the call at all who answer it, until its outcome is completed. Never throws. */
  CompletableFuture<@Nullable Object> gather(
      RequestChannel channel, Duration timeout, Predicate<Message> isLast) {
    try {
      CompletableFuture<Void> underWay =
          channel.gather(request(), timeout, isLast).toCompletableFuture();
      follow(underWay, Runnable::run, over -> outcome.complete(null));
      var unused = outcome.whenComplete((result, error) -> underWay.cancel(true));
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    }
    return outcome;
  }

  private Executor executor(RequestChannel channel) {
    if (caller != null) {
      return caller;
    }
    return channel.isOnEventLoop() ? CallExecutors.shared() : Runnable::run;
  }

  private <T> void follow(CompletionStage<T> transfer, Executor executor, Consumer<T> taker) {
    CompletableFuture<T> underWay = transfer.toCompletableFuture();
    underWay.whenCompleteAsync(
        (value, error) -> {
          if (error != null) {
            outcome.completeExceptionally(DispatchOperation.unwrap(error));
          } else {
            taker.accept(value);
          }
        },
        executor);
    outcome.whenComplete(
        (result, error) -> {
          if (outcome.isCancelled()) {
            underWay.cancel(true);
          }
        });
  }

  private Message request() {
    OperationDescription description = operation.description();
    for (ParameterInspector inspector : operation.inspectors()) {
      parameterCorrelations.add(inspector.beforeCall(description, arguments));
    }
    Message request = operation.formatter().writeRequest(arguments);
    address(request);
    if (scope != null) {
      scope.outgoingMessageHeaders().others().forEach(request.headers()::add);
      request.properties().putAll(scope.outgoingMessageProperties());
    }
    for (ClientMessageInspector inspector : runtime.messageInspectors()) {
      messageCorrelations.add(inspector.beforeSendRequest(request));
    }
    for (ClientCallListener listener : runtime.listeners()) {
      ClientCallListener.Following following = listener.beforeSend(description, request);
      var unused = outcome.whenComplete((result, error) -> following.ended(error));
    }
    return request;
  }

  private void address(Message request) {
    OperationDescription description = operation.description();
    MessageVersion version = request.version();
    MessageHeaders headers = request.headers();
    if (!version.isAddressed()) {
      headers.action(description.soapAction());
      return;
    }
    headers.action(description.inputAction());
    headers.to(runtime.to(version.addressing()));
    if (!description.oneWay()) {
      headers.messageId("urn:uuid:" + UUID.randomUUID());
      headers.replyTo(EndpointReference.of(runtime.replyTo(version.addressing())));
    }
  }

  private void receive(Message reply) {
    if (outcome.isDone()) {
      // Nobody waits for it any more.
      reply.close();
      return;
    }
    try {
      outcome.complete(result(reply));
    } catch (Throwable e) {
      // Faults are whatever the contract declares.
      outcome.completeExceptionally(e);
    }
  }

  /** Returns the result that a reply carries, or throws the fault, and lets go of the reply. */
  @Nullable Object result(Message reply) throws Throwable {
    try {
      Object result = read(reply);
      // A result may hold a stream that is still to be read from the reply.
      reply.closeWhenRead();
      return result;
    } catch (Throwable e) {
      reply.close();
      throw e;
    }
  }

  private @Nullable Object read(Message reply) throws Throwable {
    List<ClientMessageInspector> inspectors = runtime.messageInspectors();
    for (int i = inspectors.size() - 1; i >= 0; i--) {
      inspectors.get(i).afterReceiveReply(reply, messageCorrelations.get(i));
    }
    if (scope != null) {
      scope.received(reply.headers(), reply.properties());
    }
    if (reply.isFault()) {
      throw fault(reply);
    }
    requireUnderstood(reply);
    Object result = operation.formatter().readReply(arguments, reply);
    for (int i = parameterCorrelations.size() - 1; i >= 0; i--) {
      operation
          .inspectors()
          .get(i)
          .afterCall(operation.description(), result, parameterCorrelations.get(i));
    }
    return result;
  }

  // SOAP 1.2 Part 1, 2.4, and SOAP 1.1, 4.2.3: what cannot be heeded makes the reply void.
  private void requireUnderstood(Message reply) {
    List<MessageHeader> refused = reply.headers().notUnderstood();
    if (!refused.isEmpty()) {
      throw new ProtocolException(
          "reply to operation "
              + operation.description()
              + ": header "
              + refused.get(0).name()
              + " must be understood (expected: one that is known)");
    }
  }

  // SOAP 1.1 has no place for a code beneath another.
  private static boolean isAccessDenied(FaultException fault) {
    return fault
        .code()
        .subCode()
        .orElse(fault.code())
        .name()
        .equals(DispatchFaults.FAILED_AUTHENTICATION);
  }

  private Throwable fault(Message reply) {
    try {
      Throwable fault = operation.formatter().readFault(reply.readFault(), reply.version());
      if (fault instanceof FaultException told && isAccessDenied(told)) {
        return new SecurityAccessDeniedException(told.reason(), told);
      }
      String action = reply.headers().action().orElse("");
      boolean told = reply.version().isAddressed() && !action.isEmpty();
      return told && fault instanceof FaultException undeclared
          ? undeclared.withAction(action)
          : fault;
    } catch (XMLStreamException e) {
      return new ProtocolException(
          "fault of operation " + operation.description() + " cannot be read", e);
    }
  }
}
