package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.ProtocolException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session cannot go on: the other party broke the rules of framing, or is refused. */
public final class FramingException extends ProtocolException {

  private static final long serialVersionUID = 1;

  private final @Nullable FramingFault fault;

  private FramingException(
      String message, @Nullable FramingFault fault, @Nullable Throwable cause) {
    super(message);
    this.fault = fault;
    if (cause != null) {
      initCause(cause);
    }
  }

  /**
   * Returns one that the other party, if it is an initiator that knows framing, is told of by the
   * fault for records in a wrong order.
   */
  public static FramingException of(String message) {
    return new FramingException(message, null, null);
  }

  /** Returns one that the other party is told of by a fault, if it is an initiator. */
  public static FramingException of(FramingFault fault, String message) {
    return new FramingException(message, fault, null);
  }

  /** Returns one that the other party is told of by a fault, and this one by another exception. */
  public static FramingException of(FramingFault fault, CommunicationException told) {
    return new FramingException(String.valueOf(told.getMessage()), fault, told);
  }

  /** Returns what the other party is told. */
  public Optional<FramingFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Returns what those are told who wait for something to come of the session. */
  CommunicationException told() {
    return getCause() instanceof CommunicationException told ? told : this;
  }
}
