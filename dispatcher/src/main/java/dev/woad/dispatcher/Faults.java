package dev.woad.dispatcher;

import dev.woad.bindings.message.AddressingVersion;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.XmlDom;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultDescription;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.SecurityAccessDeniedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** Tells callers what went wrong. Safe for use by many threads. */
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final String INTERNAL =
      "The service failed in a way that its contract does not speak of. Its log says more.";

  private final List<ErrorHandler> handlers;
  private final boolean includeDetail;

  Faults(List<ErrorHandler> handlers, boolean includeDetail) {
    this.handlers = List.copyOf(handlers);
    this.includeDetail = includeDetail;
  }

  boolean isDetailIncluded() {
    return includeDetail;
  }

  /** Returns what error handlers make of an error. */
  Throwable provide(Throwable error, OperationContext context) {
    Throwable told = error;
    for (ErrorHandler handler : handlers) {
      try {
        told = handler.provideFault(told, context);
      } catch (RuntimeException | Error e) {
        LOG.error("error handler {} failed", handler, e);
      }
    }
    return told;
  }

  /** Tells error handlers, and the log where nobody else will know. */
  void handle(Throwable error, OperationContext context) {
    for (ErrorHandler handler : handlers) {
      try {
        handler.handleError(error, context);
      } catch (RuntimeException | Error e) {
        LOG.error("error handler {} failed", handler, e);
      }
    }
    if (error instanceof SecurityAccessDeniedException) {
      LOG.debug("{}: access denied", context.operation());
      return;
    }
    boolean declared = context.operation().flatMap(op -> op.faultOf(error)).isPresent();
    if (error instanceof FaultException || declared) {
      LOG.debug("{}: fault", context.operation(), error);
    } else {
      LOG.error(
          "operation {} failed", context.operation().map(Object::toString).orElse("?"), error);
    }
  }

  /** Returns whether the message that tells of an error is more than that there was one. */
  static boolean isForeseen(Throwable error, DispatchOperation operation) {
    return error instanceof FaultException
        || error instanceof SecurityAccessDeniedException
        || operation.description().faultOf(error).isPresent();
  }

  /** Returns the message that tells of an error. */
  Message message(Throwable error, @Nullable DispatchOperation operation, MessageVersion version) {
    if (error instanceof FaultException fault) {
      return message(fault, operation, version);
    }
    if (error instanceof SecurityAccessDeniedException) {
      return message(DispatchFaults.accessDenied(), operation, version);
    }
    if (operation != null) {
      Optional<FaultDescription> declared = operation.description().faultOf(error);
      if (declared.isPresent()) {
        Object detail = declared.get().detailOf(error);
        String message = error.getMessage();
        MessageFault fault =
            MessageFault.of(FaultCode.SENDER, message == null ? declared.get().name() : message)
                .withDetail(operation.formatter().writeDetail(declared.get(), detail));
        return Message.of(version, fault, declared.get().action());
      }
    }
    return internal(error, version);
  }

  private static Message message(
      FaultException thrown, @Nullable DispatchOperation operation, MessageVersion version) {
    MessageFault fault = MessageFault.of(thrown.code(), thrown.reason());
    String action = thrown.action().orElse(defaultAction(version.addressing()));
    Object detail = thrown.detail().orElse(null);
    if (detail instanceof Element element) {
      fault = fault.withDetail(writer -> XmlDom.write(element, writer));
    } else if (detail != null && operation != null) {
      Optional<FaultDescription> declared =
          operation.description().faultWithDetail(detail.getClass());
      if (declared.isPresent()) {
        fault = fault.withDetail(operation.formatter().writeDetail(declared.get(), detail));
        action = thrown.action().orElse(declared.get().action());
      } else {
        LOG.warn(
            "{}: the detail of a fault is lost: {} (expected: a fault that the operation declares)",
            operation.description(),
            detail.getClass().getName());
      }
    }
    return Message.of(version, fault, action);
  }

  private Message internal(Throwable error, MessageVersion version) {
    FaultCode code = FaultCode.receiver(DispatchFaults.name("InternalServiceFault"));
    String message = error.getMessage();
    MessageFault fault =
        includeDetail
            ? MessageFault.of(code, message == null ? error.toString() : message)
                .withDetail(writer -> ExceptionDetail.write(error, writer))
            : MessageFault.of(code, INTERNAL);
    return Message.of(version, fault, DispatchFaults.ACTION);
  }

  // What .NET gives a fault that says nothing itself; for WS-Addressing 1.0 it is the SOAP
  // binding's.
  private static @Nullable String defaultAction(AddressingVersion addressing) {
    return switch (addressing) {
      case WSA10 -> "http://www.w3.org/2005/08/addressing/soap/fault";
      case WSA200408 -> addressing.faultAction();
      case NONE -> null;
    };
  }
}
