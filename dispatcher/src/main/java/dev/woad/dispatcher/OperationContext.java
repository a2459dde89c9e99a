package dev.woad.dispatcher;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageProperties;
import dev.woad.contracts.AsyncShapeOf;
import dev.woad.contracts.Caller;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.ContextChannel;
import dev.woad.contracts.OperationDescription;
import dev.woad.security.ServiceSecurityContext;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a call. While an operation runs, the thread that called it has the context of that
 * call; an operation that goes on elsewhere takes the context along by itself. A client opens a
 * {@linkplain #openScope scope} to add headers to its calls and to see those of the replies.
 *
 * <p>For use by one thread at a time.
 */
public final class OperationContext implements Caller {

  private static final ThreadLocal<@Nullable OperationContext> CURRENT = new ThreadLocal<>();

  private final @Nullable ServiceEndpoint endpoint;
  private final @Nullable OperationDescription operation;
  private final MessageHeaders outgoingMessageHeaders = new MessageHeaders();
  private final MessageProperties outgoingMessageProperties = new MessageProperties();
  private final @Nullable DispatchRuntime runtime;
  private final @Nullable DispatchSession session;
  private final @Nullable OperationContext around;
  // Those that the call is in, and goes out of while it waits for a call of its own.
  private final List<CallGate> gates = new ArrayList<>(2);
  private MessageHeaders incomingMessageHeaders;
  private MessageProperties incomingMessageProperties;

  /** Creates the context of a call that came in. */
  OperationContext(
      DispatchRuntime runtime,
      OperationDescription operation,
      Message request,
      @Nullable DispatchSession session) {
    this.endpoint = runtime.endpoint();
    this.operation = operation;
    this.incomingMessageHeaders = request.headers();
    this.incomingMessageProperties = request.properties();
    this.runtime = runtime;
    this.session = session;
    this.around = null;
  }

  private OperationContext(@Nullable OperationContext around) {
    this.endpoint = null;
    this.operation = null;
    this.incomingMessageHeaders = new MessageHeaders();
    this.incomingMessageProperties = new MessageProperties();
    this.runtime = null;
    this.session = null;
    this.around = around == null || around.around == null ? around : around.around;
  }

  /**
   * Returns the context of the call that this thread is in.
   *
   * @throws IllegalStateException if it is in none
   */
  public static OperationContext current() {
    OperationContext current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException(
          "no operation context (expected: a thread inside an operation or a scope)");
    }
    return current;
  }

  /** Returns the context of the call that this thread is in, if it is in one. */
  public static Optional<OperationContext> find() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Gives this thread a fresh context for the calls that it makes until the scope is closed. */
  public static Scope openScope() {
    return new OperationContext(CURRENT.get()).enter();
  }

  /** Returns the endpoint that the call came to; empty in a client's scope. */
  public Optional<ServiceEndpoint> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /** Returns the operation that is called; empty in a client's scope. */
  public Optional<OperationDescription> operation() {
    return Optional.ofNullable(operation);
  }

  /** Returns the headers of the request; in a client's scope, those of the last reply. */
  public MessageHeaders incomingMessageHeaders() {
    return incomingMessageHeaders;
  }

  /** Returns the properties of the request; in a client's scope, those of the last reply. */
  public MessageProperties incomingMessageProperties() {
    return incomingMessageProperties;
  }

  /** Returns headers to be added to the reply; in a client's scope, to each request. */
  public MessageHeaders outgoingMessageHeaders() {
    return outgoingMessageHeaders;
  }

  /** Returns properties to be put to each request of a client's scope, for its transport. */
  public MessageProperties outgoingMessageProperties() {
    return outgoingMessageProperties;
  }

  /** Returns what security has found out about the call; in a client's scope, nothing. */
  public ServiceSecurityContext securityContext() {
    return endpoint == null
        ? ServiceSecurityContext.ANONYMOUS
        : ServiceSecurityContext.of(incomingMessageProperties);
  }

  @Override
  public Optional<Principal> principal() {
    return Optional.of(securityContext())
        .filter(context -> !context.isAnonymous())
        .map(ServiceSecurityContext::primaryIdentity);
  }

  @Override
  public boolean isInRole(String role) {
    return securityContext().isInRole(role);
  }

  @Override
  public Optional<String> sessionId() {
    return Optional.ofNullable(session).map(DispatchSession::id);
  }

  @Override
  public ContextChannel channel() {
    return requireSession().channel();
  }

  @Override
  public <T> T callbackChannel(Class<T> type) {
    DispatchSession found = requireSession();
    ClientRuntime callback = runtime == null ? null : runtime.callbackRuntime();
    AsyncShapeOf shape = type.getAnnotation(AsyncShapeOf.class);
    Class<?> wanted = shape == null ? type : shape.value();
    if (callback == null || !wanted.isAssignableFrom(callback.endpoint().contract().type())) {
      throw new IllegalStateException(
          "callback channel: "
              + type.getName()
              + " (expected: "
              + (callback == null
                  ? "none, because the contract has no callbackContract"
                  : callback.endpoint().contract().type().getName())
              + ")");
    }
    return found.callback(type, callback);
  }

  @Nullable DispatchSession session() {
    return session;
  }

  /** Returns the context of the operation around a scope. */
  Caller ofOperation() {
    return around == null ? this : around;
  }

  /** Says that the call is in, and goes out while it waits for a call of its own. */
  void isIn(@Nullable CallGate gate) {
    if (gate != null && runtime != null && runtime.concurrency() == ConcurrencyMode.REENTRANT) {
      gates.add(gate);
    }
  }

  /** Lets other calls in while this thread waits in the returned scope. */
  Scope goOut() {
    OperationContext call = around == null ? this : around;
    DispatchRuntime left = call.runtime;
    if (left == null || call.gates.isEmpty()) {
      return () -> {};
    }
    for (int i = call.gates.size() - 1; i >= 0; i--) {
      call.gates.get(i).leave(left.executor());
    }
    return () -> call.gates.forEach(CallGate::comeBack);
  }

  /** Returns whether nothing comes from the other end of a channel before this call is over. */
  boolean waitsFor(RequestChannel channel) {
    OperationContext call = around == null ? this : around;
    return call.session != null
        && call.runtime != null
        && call.runtime.callbackRuntime() != null
        && call.runtime.concurrency() == ConcurrencyMode.SINGLE
        && call.session.leadsBackBy(channel);
  }

  private DispatchSession requireSession() {
    if (session == null) {
      throw new IllegalStateException(
          "no session (expected: a call by a binding that has sessions, inside an operation)");
    }
    return session;
  }

  /** Makes this the context of the current thread until the scope is closed. */
  Scope enter() {
    OperationContext before = CURRENT.get();
    CURRENT.set(this);
    return () -> {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    };
  }

  void received(MessageHeaders headers, MessageProperties properties) {
    incomingMessageHeaders = headers;
    incomingMessageProperties = properties;
  }

  /** Ends with the context that the thread had before. Closed by the thread that opened it. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {

    @Override
    void close();
  }
}
