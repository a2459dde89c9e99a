package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.QuotaExceededException;
import dev.woad.contracts.ServerTooBusyException;
import org.jspecify.annotations.Nullable;

/** Turns what a receiver tells into the exception that callers see. */
final class FaultReasons {

  private FaultReasons() {}

  static CommunicationException of(String uri, String via, @Nullable Preamble preamble) {
    FramingFault fault = FramingFault.of(uri).orElse(null);
    String said = via + " refused";
    if (fault == null) {
      return new ProtocolException(said + ": fault " + uri);
    }
    String contentType = preamble == null ? "" : preamble.contentType();
    return switch (fault) {
      case ENDPOINT_NOT_FOUND ->
          new EndpointNotFoundException("address: " + via + " (expected: one in use)");
      case ENDPOINT_UNAVAILABLE, ENDPOINT_PAUSED, SERVICE_ACTIVATION_FAILED ->
          new EndpointNotFoundException(said + ": the service is there, and takes no calls");
      case SERVER_TOO_BUSY -> new ServerTooBusyException(said + ": too busy");
      case MAX_MESSAGE_SIZE_EXCEEDED ->
          new QuotaExceededException(
              said + ": message (expected: within the maxReceivedMessageSize of the service)");
      case CONTENT_TYPE_INVALID ->
          new ProtocolException(
              said + ": content type " + contentType + " (expected: the binding of the service)");
      case CONTENT_TYPE_TOO_LONG ->
          new QuotaExceededException(said + ": content type " + contentType + " is too long");
      case VIA_TOO_LONG -> new QuotaExceededException(said + ": address is too long");
      case UPGRADE_INVALID ->
          new ProtocolException(said + ": upgrade (expected: the security of the service)");
      case UNSUPPORTED_MODE, UNSUPPORTED_VERSION ->
          new ProtocolException(said + ": this mode or version of framing");
      case CONNECTION_DISPATCH_FAILED, ENDPOINT_ACCESS_DENIED, INVALID_RECORD_SEQUENCE ->
          new CommunicationException(said + ": " + fault);
    };
  }
}
