package dev.woad.dispatcher;

import dev.woad.bindings.message.AddressingVersion;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import javax.xml.namespace.QName;

/** The faults that the dispatcher itself tells of, under the names that .NET gives them. */
final class DispatchFaults {

  /** The WS-Addressing action of .NET's own faults. */
  static final String ACTION =
      "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher/fault";

  private static final String NAMESPACE =
      "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher";

  /** The code of WS-Trust by which .NET says that somebody may not call. */
  static final QName FAILED_AUTHENTICATION =
      new QName("http://schemas.xmlsoap.org/ws/2005/02/trust", "FailedAuthentication");

  private DispatchFaults() {}

  static QName name(String localName) {
    return new QName(NAMESPACE, localName);
  }

  static FaultException actionNotSupported(String action, MessageVersion version) {
    FaultException fault =
        FaultException.of(
            FaultCode.sender(new QName(version.addressing().namespace(), "ActionNotSupported")),
            "Action: '"
                + action
                + "' (expected: one of the contracts at this address; does the caller have the"
                + " same contract and the same binding?)");
    return version.isAddressed() ? fault.withAction(version.addressing().faultAction()) : fault;
  }

  static FaultException destinationUnreachable(String to, String path, MessageVersion version) {
    return FaultException.of(
        FaultCode.sender(new QName(version.addressing().namespace(), "DestinationUnreachable")),
        "To: '" + to + "' (expected: an address whose path is " + path + ")");
  }

  static FaultException addressingHeaderRequired(String header, MessageVersion version) {
    AddressingVersion addressing = version.addressing();
    String name =
        addressing == AddressingVersion.WSA10
            ? "MessageAddressingHeaderRequired"
            : "MessageInformationHeaderRequired";
    return FaultException.of(
            FaultCode.sender(new QName(addressing.namespace(), name)),
            "header: " + header + " is missing (expected: one of " + addressing.namespace() + ")")
        .withAction(addressing.faultAction());
  }

  /** As .NET answers, for which the operation is not there before the session has begun. */
  static FaultException notInitiating(OperationDescription operation, MessageVersion version) {
    FaultException fault =
        FaultException.of(
            FaultCode.sender(new QName(version.addressing().namespace(), "ActionNotSupported")),
            "operation: "
                + operation.name()
                + " (expected: one that is initiating, to begin the session)");
    return version.isAddressed() ? fault.withAction(version.addressing().faultAction()) : fault;
  }

  static FaultException sessionTerminated() {
    return FaultException.of(
            FaultCode.sender(name("SessionTerminated")),
            "The session has had its last operation and takes no more calls.")
        .withAction(ACTION);
  }

  /** As .NET answers, whatever the reason. */
  static FaultException accessDenied() {
    return FaultException.of(FaultCode.sender(FAILED_AUTHENTICATION), "Access is denied.")
        .withAction(ACTION);
  }

  static FaultException serviceClosing(MessageVersion version) {
    return FaultException.of(
        FaultCode.receiver(new QName(version.addressing().namespace(), "EndpointUnavailable")),
        "The service is closing and takes no more calls.");
  }
}
