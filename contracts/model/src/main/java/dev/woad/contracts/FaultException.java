package dev.woad.contracts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SOAP fault as an exception: thrown by a service to send one, and by a channel that received one
 * which its contract does not declare.
 *
 * <p>As in WCF it is a {@link CommunicationException}: catch it before those that say that nothing
 * came back at all.
 *
 * <p>Faults that the contract declares arrive as the contract's own exceptions. A service may send
 * a declared fault by either: by the contract's exception, or by this one with the fault's bean as
 * {@link #detail}, which also lets it choose the code.
 */
public final class FaultException extends CommunicationException {

  private final FaultCode code;
  private final transient @Nullable Object detail;
  private final @Nullable String action;

  private FaultException(
      FaultCode code, String reason, @Nullable Object detail, @Nullable String action) {
    super(reason);
    this.code = code;
    this.detail = detail;
    this.action = action;
  }

  /** Returns a fault without detail that blames the sender. */
  public static FaultException of(String reason) {
    return new FaultException(FaultCode.SENDER, reason, null, null);
  }

  /** Returns a fault without detail. */
  public static FaultException of(FaultCode code, String reason) {
    return new FaultException(code, reason, null, null);
  }

  /** Returns this fault with a detail: the bean of a declared fault, or a DOM element as it is. */
  public FaultException withDetail(Object newDetail) {
    return withStackTraceOf(new FaultException(code, reason(), newDetail, action));
  }

  /** Returns this fault with a WS-Addressing action of its own. */
  public FaultException withAction(String newAction) {
    return withStackTraceOf(new FaultException(code, reason(), detail, newAction));
  }

  /** Returns the code. */
  public FaultCode code() {
    return code;
  }

  /** Returns the reason, meant for people. */
  public String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** Returns the detail: a bean where its type is known, else a DOM element. */
  public Optional<Object> detail() {
    return Optional.ofNullable(detail);
  }

  /** Returns the WS-Addressing action of the fault message, where there is one. */
  public Optional<String> action() {
    return Optional.ofNullable(action);
  }

  private FaultException withStackTraceOf(FaultException copy) {
    copy.setStackTrace(getStackTrace());
    return copy;
  }
}
