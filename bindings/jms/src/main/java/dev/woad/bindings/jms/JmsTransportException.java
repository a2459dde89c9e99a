package dev.woad.bindings.jms;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.SecurityNegotiationException;
import dev.woad.contracts.ServerTooBusyException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.ResourceAllocationException;

/** A broker that did not do what it was asked for. */
public final class JmsTransportException extends CommunicationException {

  private static final long serialVersionUID = 1;

  JmsTransportException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns what a failure of JMS is to callers. */
  static CommunicationException of(String what, Exception failure) {
    if (failure instanceof InvalidDestinationException
        || failure instanceof InvalidDestinationRuntimeException
        || isUnknown(failure)) {
      return new EndpointNotFoundException(
          what + ": " + failure.getMessage() + " (expected: a destination that is there)", failure);
    }
    if (failure instanceof JMSSecurityException) {
      return new SecurityNegotiationException(what + ": " + failure.getMessage(), failure);
    }
    if (failure instanceof ResourceAllocationException || isFull(failure)) {
      return new ServerTooBusyException(
          what + ": broker is full: " + failure.getMessage(), failure);
    }
    return new JmsTransportException(what + ": " + failure.getMessage(), failure);
  }

  /** Returns whether the connection may be at fault, so that another one may do. */
  static boolean isOfConnection(JMSException failure) {
    return !(failure instanceof InvalidDestinationException
        || failure instanceof JMSSecurityException
        || failure instanceof ResourceAllocationException
        || isUnknown(failure)
        || isFull(failure));
  }

  static boolean isUnknown(Exception failure) {
    return String.valueOf(failure.getMessage()).contains("AMQ229203");
  }

  // What Artemis says has no class of its own in JMS.
  private static boolean isFull(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("AMQ229102") || message.contains("AMQ229119");
  }
}
