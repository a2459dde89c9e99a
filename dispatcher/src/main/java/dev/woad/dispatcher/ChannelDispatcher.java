package dev.woad.dispatcher;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.FaultException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what comes to one address and finds the operation for it among the endpoints there. Safe
 * for use by many threads.
 */
public final class ChannelDispatcher implements ChannelHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelDispatcher.class);

  private final List<DispatchRuntime> runtimes;
  private final AddressFilter addressFilter;
  private final MessageVersion version;
  private final ActiveCalls activeCalls;
  private final Map<ChannelSession, DispatchSession> sessions = new ConcurrentHashMap<>();
  private volatile boolean closing;

  private ChannelDispatcher(
      List<DispatchRuntime> runtimes, EndpointAddress address, ActiveCalls activeCalls) {
    this.runtimes = runtimes;
    this.addressFilter = new AddressFilter(address, runtimes.get(0).addressFilterMode());
    this.version = runtimes.get(0).endpoint().binding().messageVersion();
    this.activeCalls = activeCalls;
  }

  /**
   * Returns a dispatcher for endpoints that share an address and a binding.
   *
   * @param activeCalls counts the calls under way
   */
  public static ChannelDispatcher of(
      List<DispatchRuntime> runtimes, EndpointAddress address, ActiveCalls activeCalls) {
    return new ChannelDispatcher(List.copyOf(runtimes), address, activeCalls);
  }

  /** Refuses calls from now on; those under way go on. */
  public void refuseCalls() {
    closing = true;
  }

  @Override
  public void receive(RequestContext context) {
    activeCalls.enter();
    DispatchRuntime runtime = runtimes.get(0);
    try {
      Message request = context.request();
      request.headers().defect().ifPresent(ChannelDispatcher::raise);
      if (closing) {
        throw DispatchFaults.serviceClosing(version);
      }
      addressFilter.check(request);
      DispatchSession session = session(context.session());
      for (DispatchRuntime candidate : runtimes) {
        Optional<DispatchOperation> operation = find(candidate, request);
        if (operation.isPresent()) {
          runtime = candidate;
          start(candidate, operation.get(), context, session);
          return;
        }
      }
      throw unknownAction(request);
    } catch (RuntimeException | Error error) {
      refuse(context, runtime, error);
    }
  }

  private void start(
      DispatchRuntime runtime,
      DispatchOperation operation,
      RequestContext context,
      @Nullable DispatchSession session) {
    // WS-Addressing 1.0 - Core, 3.4. Where a connection has one reply, that needs no telling.
    if (context.isDuplex()
        && version.isAddressed()
        && !operation.description().oneWay()
        && context.request().headers().messageId().isEmpty()) {
      throw DispatchFaults.addressingHeaderRequired("MessageID", version);
    }
    if (session != null) {
      if (session.isTerminated()) {
        throw DispatchFaults.sessionTerminated();
      }
      if (session.isNew() && !operation.description().initiating()) {
        throw DispatchFaults.notInitiating(operation.description(), version);
      }
      session.begin(operation.description());
    }
    new MessageCall(runtime, operation, context, activeCalls, session).start();
  }

  @Override
  public CompletionStage<?> accept(ChannelSession session) {
    DispatchRuntime first = runtimes.get(0);
    return first.throttle().enterSession(session, first.endpoint().binding().timeouts().open());
  }

  private @Nullable DispatchSession session(@Nullable ChannelSession channel) {
    if (channel == null) {
      return null;
    }
    DispatchSession known = sessions.get(channel);
    if (known != null) {
      return known;
    }
    DispatchRuntime first = runtimes.get(0);
    DispatchSession begun =
        new DispatchSession(channel, first.instances(), first.endpoint().binding().timeouts());
    sessions.put(channel, begun);
    channel.onClosed(
        error -> {
          sessions.remove(channel);
          first.executor().execute(begun::over);
        });
    return begun;
  }

  @Override
  public boolean isExceptionDetailIncluded() {
    return runtimes.get(0).faults().isDetailIncluded();
  }

  @Override
  public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
    for (DispatchRuntime runtime : runtimes) {
      Optional<DispatchOperation> operation = runtime.withMethod(method);
      if (operation.isPresent()) {
        return invoke(runtime, operation.get(), arguments, request);
      }
    }
    return CompletableFuture.failedFuture(
        new IllegalArgumentException("method: " + method + " (expected: one of a contract here)"));
  }

  private CompletionStage<?> invoke(
      DispatchRuntime runtime, DispatchOperation operation, Object[] arguments, Message request) {
    OperationContext context =
        new OperationContext(runtime, operation.description(), request, null);
    activeCalls.enter();
    CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
    try {
      for (DispatchMessageInspector inspector : runtime.messageInspectors()) {
        Object unused = inspector.afterReceiveRequest(request, context);
      }
    } catch (RuntimeException | Error refused) {
      fail(outcome, runtime, refused, context);
      return outcome;
    }
    runtime
        .throttle()
        .enterCall(() -> call(runtime, operation, arguments, context, outcome), runtime.executor());
    return outcome;
  }

  private void call(
      DispatchRuntime runtime,
      DispatchOperation operation,
      Object[] arguments,
      OperationContext context,
      CompletableFuture<@Nullable Object> outcome) {
    operation
        .call(new DispatchCall(operation.description(), arguments, context))
        .whenComplete(
            (result, error) -> {
              runtime.throttle().calls().leave();
              if (error == null) {
                activeCalls.leave();
                outcome.complete(result);
              } else {
                fail(outcome, runtime, DispatchOperation.unwrap(error), context);
              }
            });
  }

  private void fail(
      CompletableFuture<@Nullable Object> outcome,
      DispatchRuntime runtime,
      Throwable error,
      OperationContext context) {
    activeCalls.leave();
    outcome.completeExceptionally(runtime.faults().provide(error, context));
    runtime.faults().handle(error, context);
  }

  private Optional<DispatchOperation> find(DispatchRuntime runtime, Message request) {
    Optional<String> action = request.headers().action().filter(text -> !text.isEmpty());
    if (action.isPresent() && !runtime.isShared(action.get())) {
      return runtime.withAction(action.get());
    }
    if (action.isEmpty() && version.isAddressed()) {
      throw DispatchFaults.addressingHeaderRequired("Action", version);
    }
    // Basic Profile 1.1, R1109 and 4.3.2: SOAPAction is a hint; what is asked for is the body's.
    return request.body().name().flatMap(runtime::withElement);
  }

  private FaultException unknownAction(Message request) {
    return DispatchFaults.actionNotSupported(request.headers().action().orElse(""), version);
  }

  private void refuse(RequestContext context, DispatchRuntime runtime, Throwable error) {
    try (Message request = context.request()) {
      if (error instanceof FaultException fault) {
        LOG.debug("{} refused: {}", request, fault.reason());
      } else {
        LOG.error("{} could not be dispatched", request, error);
      }
      if (context.session() != null
          && (request.isFault() || request.headers().relatesTo().isPresent())) {
        // A reply that nobody waits for any more. To answer it could go on for ever.
        context.acknowledge();
        return;
      }
      Message reply = runtime.faults().message(error, null, version);
      reply.headers().relatesTo(request.headers().messageId().orElse(null));
      if (context.isDuplex() && version.isAddressed()) {
        reply.headers().to(version.addressing().anonymous());
      }
      context.reply(reply);
    } catch (RuntimeException | Error unsent) {
      LOG.error("{}: caller is not told of {}", runtime.endpoint(), error, unsent);
      context.abort();
    } finally {
      activeCalls.leave();
    }
  }

  private static void raise(FaultException fault) {
    throw fault;
  }
}
