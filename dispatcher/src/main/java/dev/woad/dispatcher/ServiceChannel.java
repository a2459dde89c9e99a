package dev.woad.dispatcher;

import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.Timeouts;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationObjectFaultedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.ContextChannel;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.OperationDescription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What proxies call through, from either end. Safe for use by many threads. */
public final class ServiceChannel implements ContextChannel {

  private static final EndpointAddress ANONYMOUS =
      EndpointAddress.of("http://www.w3.org/2005/08/addressing/anonymous");

  private final Supplier<RequestChannel> channel;
  private final Consumer<String> aborting;
  private final EndpointAddress remoteAddress;
  private final Timeouts timeouts;
  private final boolean client;
  private final boolean sessionful;
  // Completed when the channel is over: with null, or with why it was lost.
  private final CompletableFuture<@Nullable Throwable> over = new CompletableFuture<>();
  private CommunicationState state;
  private @Nullable OperationDescription terminatedBy;

  private ServiceChannel(RequestChannel channel, ServiceEndpoint endpoint) {
    this.channel = () -> channel;
    this.aborting = reason -> channel.abort();
    this.remoteAddress = endpoint.address();
    this.timeouts = endpoint.binding().timeouts();
    this.client = true;
    this.sessionful = endpoint.shape() != ChannelShape.REQUEST_REPLY;
    this.state = CommunicationState.CREATED;
  }

  private ServiceChannel(ChannelSession session, Timeouts timeouts) {
    this.channel = session::callbackChannel;
    this.aborting = session::abort;
    this.remoteAddress = ANONYMOUS;
    this.timeouts = timeouts;
    this.client = false;
    this.sessionful = true;
    this.state = CommunicationState.OPENED;
  }

  /** Returns a client's channel to an endpoint, not yet open. */
  public static ServiceChannel to(ServiceEndpoint endpoint, RequestChannel channel) {
    ServiceChannel created = new ServiceChannel(channel, endpoint);
    channel.onClosed(created::ended);
    return created;
  }

  /** Returns the channel to the other party of a session. */
  static ServiceChannel in(ChannelSession session, Timeouts timeouts) {
    ServiceChannel created = new ServiceChannel(session, timeouts);
    session.onClosed(created::ended);
    return created;
  }

  /**
   * Calls an operation.
   *
   * @param caller what reads the reply, if somebody waits for it
   * @throws CommunicationException if the channel takes no more calls
   * @throws IllegalStateException if the operation may not be called now
   */
  CompletionStage<@Nullable Object> call(
      ClientRuntime runtime,
      OperationDescription operation,
      Object[] arguments,
      @Nullable Executor caller) {
    RequestChannel through = usable(operation);
    CompletionStage<@Nullable Object> outcome = runtime.call(through, operation, arguments, caller);
    return client && operation.terminating() ? thenClose(outcome, operation) : outcome;
  }

  /**
   * Calls an operation at all who answer it.
   *
   * @throws CommunicationException if the channel takes no more calls
   */
  void gather(
      ClientRuntime runtime,
      OperationDescription operation,
      Object[] arguments,
      GatheredReplies replies) {
    runtime.gather(usable(operation), operation, arguments, replies);
  }

  private RequestChannel usable(OperationDescription operation) {
    RequestChannel through = channel.get();
    requireNoDeadlock(operation, through);
    requirePlace(operation);
    requireUsable();
    return through;
  }

  @Override
  public synchronized CommunicationState state() {
    boolean faulted = state != CommunicationState.CLOSED && client && channel.get().isFaulted();
    return faulted ? CommunicationState.FAULTED : state;
  }

  @Override
  public EndpointAddress remoteAddress() {
    return remoteAddress;
  }

  @Override
  public void open() {
    requireUsable();
    if (client) {
      await(channel.get().open(timeouts.open()));
    }
  }

  @Override
  public void close() {
    boolean orderly;
    synchronized (this) {
      if (state == CommunicationState.CLOSED) {
        return;
      }
      orderly = state() == CommunicationState.OPENED;
      state = CommunicationState.CLOSED;
    }
    if (orderly) {
      try {
        await(channel.get().close(timeouts.close()));
      } finally {
        over.complete(null);
      }
    } else {
      over.complete(null);
      aborting.accept("it was closed after it had failed, or unused");
    }
  }

  @Override
  public void abort() {
    synchronized (this) {
      state = CommunicationState.CLOSED;
    }
    over.complete(null);
    aborting.accept("it was aborted");
  }

  @Override
  public void onClosed(Runnable action) {
    over.thenRunAsync(action, CallExecutors.shared());
  }

  @Override
  public void onFaulted(Consumer<Throwable> listener) {
    over.thenAcceptAsync(
        error -> {
          if (error != null) {
            listener.accept(error);
          }
        },
        CallExecutors.shared());
  }

  @Override
  public String toString() {
    return remoteAddress + " (" + state() + ")";
  }

  private void ended(@Nullable Throwable error) {
    boolean lost = error != null && (!client || channel.get().isFaulted());
    synchronized (this) {
      if (state != CommunicationState.CLOSED) {
        state = lost ? CommunicationState.FAULTED : CommunicationState.CLOSED;
      }
    }
    over.complete(lost ? error : null);
  }

  private CompletionStage<@Nullable Object> thenClose(
      CompletionStage<@Nullable Object> outcome, OperationDescription operation) {
    synchronized (this) {
      terminatedBy = operation;
    }
    return outcome
        .handle((result, error) -> channel.get().close(timeouts.close()))
        .thenCompose(closing -> closing)
        .handle(
            (closed, error) -> {
              if (error != null) {
                channel.get().abort();
              }
              ended(null);
              return outcome;
            })
        .thenCompose(told -> told);
  }

  /** WCF's rule: it cannot know whether the other party calls back before it answers. */
  private static void requireNoDeadlock(OperationDescription operation, RequestChannel through) {
    if (!operation.oneWay()
        && OperationContext.find().filter(context -> context.waitsFor(through)).isPresent()) {
      throw new IllegalStateException(
          "operation "
              + operation
              + " called by the channel that the call under way came by (expected: concurrencyMode"
              + " REENTRANT or MULTIPLE, or a one-way operation; with SINGLE the other party's next"
              + " call would wait for this one, and this one for it)");
    }
  }

  private synchronized void requirePlace(OperationDescription operation) {
    if (!client || !sessionful) {
      return;
    }
    if (terminatedBy != null) {
      throw new IllegalStateException(
          "operation "
              + operation
              + " called after "
              + terminatedBy
              + ", which is terminating (expected: a new channel)");
    }
    if (state == CommunicationState.CREATED && !operation.initiating()) {
      throw new IllegalStateException(
          "operation "
              + operation
              + " called first (expected: one that is initiating, to begin the session)");
    }
  }

  private void requireUsable() {
    synchronized (this) {
      if (state == CommunicationState.CLOSED) {
        throw new CommunicationObjectClosedException("channel to " + remoteAddress + " is closed");
      }
      if (state == CommunicationState.CREATED) {
        state = CommunicationState.OPENED;
      }
    }
    if (state() != CommunicationState.FAULTED) {
      return;
    }
    Throwable why = over.getNow(null);
    String told = why == null ? "" : ": " + why.getMessage();
    if (client) {
      throw new CommunicationObjectFaultedException(
          "channel to "
              + remoteAddress
              + " has faulted"
              + told
              + " (expected: abort it, and make another)");
    }
    throw new CommunicationObjectAbortedException("client is lost" + told);
  }

  private static void await(CompletionStage<Void> stage) {
    try {
      Outcomes.await(stage);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new CommunicationException(String.valueOf(e.getMessage()), e);
    }
  }
}
