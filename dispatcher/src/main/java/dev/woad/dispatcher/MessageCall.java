package dev.woad.dispatcher;

import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.AddressingVersion;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One message on its way to its operation, and the reply on its way back. */
final class MessageCall {

  private final DispatchRuntime runtime;
  private final DispatchOperation operation;
  private final RequestContext requestContext;
  private final ActiveCalls activeCalls;
  private final Message request;
  private final MessageVersion version;
  private final OperationContext context;
  private final @Nullable DispatchSession session;
  private final List<@Nullable Object> correlations = new ArrayList<>(2);

  MessageCall(
      DispatchRuntime runtime,
      DispatchOperation operation,
      RequestContext requestContext,
      ActiveCalls activeCalls,
      @Nullable DispatchSession session) {
    this.runtime = runtime;
    this.operation = operation;
    this.requestContext = requestContext;
    this.activeCalls = activeCalls;
    this.request = requestContext.request();
    this.version = request.version();
    this.context = new OperationContext(runtime, operation.description(), request, session);
    this.session = session;
  }

  /** Runs the call now, or in its turn if it belongs to a session, on a thread that may block. */
  void start() {
    CallGate gate = session == null ? null : session.gate();
    context.isIn(gate);
    if (gate == null || gate.enter(() -> enter(this::run))) {
      enter(this::runOrHop);
    }
  }

  private void enter(Runnable now) {
    if (runtime.throttle().calls().enter(() -> hop(this::run))) {
      now.run();
    }
  }

  private void runOrHop() {
    if (requestContext.isOnEventLoop() && !operation.isNonBlocking()) {
      hop(this::run);
    } else {
      run();
    }
  }

  private void run() {
    boolean oneWay = operation.description().oneWay();
    Object[] arguments;
    try {
      for (DispatchMessageInspector inspector : runtime.messageInspectors()) {
        correlations.add(inspector.afterReceiveRequest(request, context));
      }
      requireUnderstood();
      arguments = operation.formatter().readRequest(request);
    } catch (RuntimeException | Error error) {
      finish(null, error, oneWay && session != null, null);
      return;
    }
    boolean readByOperation = requestContext.isRequestStreamed() && request.hasContentToRead();
    if (oneWay && session == null && (readByOperation || requestContext.isAcknowledgedWhenDone())) {
      // Here the message is taken when the operation has read it, which is at its end at the
      // latest; or what carries it keeps it until then.
      operation
          .call(new DispatchCall(operation.description(), arguments, context))
          .whenComplete((result, error) -> acknowledge(error));
      return;
    }
    if (oneWay && session == null) {
      // The caller of a one-way operation waits until it is taken, not until it is done.
      requestContext.acknowledge();
    }
    if (oneWay
        && session == null
        && !requestContext.isOnEventLoop()
        && !operation.isNonBlocking()) {
      // The thread may be the one that tells the caller.
      hop(() -> call(arguments, true));
    } else {
      call(arguments, oneWay);
    }
  }

  private void hop(Runnable task) {
    try {
      runtime.executor().execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  private void call(Object[] arguments, boolean acknowledged) {
    operation
        .call(new DispatchCall(operation.description(), arguments, context))
        .whenComplete((result, error) -> finish(result, error, acknowledged, arguments));
  }

  private void finish(
      @Nullable Object result,
      @Nullable Throwable error,
      boolean acknowledged,
      Object @Nullable [] arguments) {
    try {
      Throwable failure = error == null ? null : DispatchOperation.unwrap(error);
      if (acknowledged) {
        request.close();
        endOneWay(failure);
      } else {
        failure = answer(result, failure, arguments);
      }
      if (failure != null) {
        runtime.faults().handle(failure, context);
      }
    } finally {
      runtime.throttle().calls().leave();
      if (session != null) {
        session.end(operation.description());
        CallGate gate = session.gate();
        if (gate != null) {
          gate.leave(runtime.executor());
        }
      }
      activeCalls.leave();
    }
  }

  private void endOneWay(@Nullable Throwable failure) {
    if (session == null) {
      return;
    }
    // Whoever ends the session waits for what it has asked for. A failure that nobody foresaw ends
    // it, as in .NET, where replies tell of that.
    if (failure == null
        || Faults.isForeseen(runtime.faults().provide(failure, context), operation)) {
      requestContext.acknowledge();
    } else {
      requestContext.abort();
    }
  }

  private void acknowledge(@Nullable Throwable error) {
    try {
      finish(null, error, true, null);
    } finally {
      if (error != null && requestContext.isAcknowledgedWhenDone()) {
        requestContext.fail(DispatchOperation.unwrap(error));
      } else {
        requestContext.acknowledge();
      }
    }
  }

  /** Sends the result, or else why there is none, and returns that. Whoever waits is answered. */
  private @Nullable Throwable answer(
      @Nullable Object result, @Nullable Throwable error, Object @Nullable [] arguments) {
    Throwable failure = error;
    if (failure == null && arguments != null) {
      try {
        Message reply = operation.formatter().writeReply(arguments, result);
        reply.headers().action(operation.description().outputAction());
        send(reply, true);
        return null;
      } catch (RuntimeException | Error unsent) {
        failure = unsent;
      }
    }
    Throwable told = failure == null ? new IllegalStateException("no reply") : failure;
    try {
      Throwable provided = runtime.faults().provide(told, context);
      send(
          runtime.faults().message(provided, operation, version),
          Faults.isForeseen(provided, operation));
    } catch (RuntimeException | Error unsent) {
      told.addSuppressed(unsent);
      sendAtLeast(told);
    }
    return told;
  }

  private void sendAtLeast(Throwable failure) {
    try {
      send(runtime.faults().message(new IllegalStateException(failure), null, version), false);
    } catch (RuntimeException | Error unsent) {
      failure.addSuppressed(unsent);
      requestContext.abort();
    }
  }

  private void send(Message reply, boolean foreseen) {
    // What the reply is made of may still be in the request.
    reply.onClose(request::close);
    if (isUnwanted()) {
      reply.close();
      requestContext.acknowledge();
      return;
    }
    try {
      if (foreseen) {
        requestContext.reply(complete(reply));
      } else {
        requestContext.replyUnforeseen(complete(reply));
      }
    } catch (RuntimeException | Error unsent) {
      reply.close();
      throw unsent;
    }
  }

  // Web Services Addressing 1.0 - Core, 3.2.2: a reply to the address "none" is discarded.
  private boolean isUnwanted() {
    String none = version.addressing().none();
    return !none.isEmpty()
        && request.headers().replyTo().map(to -> to.address().equals(none)).orElse(false);
  }

  private Message complete(Message reply) {
    MessageHeaders headers = reply.headers();
    headers.relatesTo(request.headers().messageId().orElse(null));
    if (requestContext.isDuplex() || version.addressing() == AddressingVersion.WSA200408) {
      headers.to(
          request
              .headers()
              .replyTo()
              .map(EndpointReference::address)
              .orElse(version.addressing().anonymous()));
    }
    context.outgoingMessageHeaders().others().forEach(headers::add);
    // Each sees one reply: if it fails, those around it see the fault that takes the reply's place.
    while (!correlations.isEmpty()) {
      int last = correlations.size() - 1;
      Object correlation = correlations.remove(last);
      runtime.messageInspectors().get(last).beforeSendReply(reply, correlation, context);
    }
    return reply;
  }

  // SOAP 1.2 Part 1, 2.4, and SOAP 1.1, 4.2.3.
  private void requireUnderstood() {
    List<MessageHeader> refused = request.headers().notUnderstood();
    if (!refused.isEmpty()) {
      throw FaultException.of(
          FaultCode.of("MustUnderstand"),
          "header: " + refused.get(0).name() + " must be understood (expected: one that is known)");
    }
  }
}
