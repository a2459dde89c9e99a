package dev.woad.dispatcher;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageProperties;
import dev.woad.contracts.OperationDescription;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a call. While an operation runs, the thread that called it has the context of that
 * call; an operation that goes on elsewhere takes the context along by itself. A client opens a
 * {@linkplain #openScope scope} to add headers to its calls and to see those of the replies.
 *
 * <p>For use by one thread at a time.
 */
public final class OperationContext {

  private static final ThreadLocal<@Nullable OperationContext> CURRENT = new ThreadLocal<>();

  private final @Nullable ServiceEndpoint endpoint;
  private final @Nullable OperationDescription operation;
  private final MessageHeaders outgoingMessageHeaders = new MessageHeaders();
  private MessageHeaders incomingMessageHeaders;
  private MessageProperties incomingMessageProperties;

  OperationContext(
      @Nullable ServiceEndpoint endpoint,
      @Nullable OperationDescription operation,
      MessageHeaders incomingMessageHeaders,
      MessageProperties incomingMessageProperties) {
    this.endpoint = endpoint;
    this.operation = operation;
    this.incomingMessageHeaders = incomingMessageHeaders;
    this.incomingMessageProperties = incomingMessageProperties;
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
    return new OperationContext(null, null, new MessageHeaders(), new MessageProperties()).enter();
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
