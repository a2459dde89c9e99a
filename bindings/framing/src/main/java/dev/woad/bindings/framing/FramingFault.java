package dev.woad.bindings.framing;

import java.util.Optional;

/** What a receiver tells an initiator before it closes (MC-NMF, 2.2.5). */
public enum FramingFault {
  /** The endpoint is there, but the message could not be brought to it. */
  CONNECTION_DISPATCH_FAILED("ConnectionDispatchFailed"),
  /** The endpoint does not read what the session announced. */
  CONTENT_TYPE_INVALID("ContentTypeInvalid"),
  /** What the session announced is longer than the receiver takes. */
  CONTENT_TYPE_TOO_LONG("ContentTypeTooLong"),
  /** The endpoint may not be used. */
  ENDPOINT_ACCESS_DENIED("EndpointAccessDenied"),
  /** There is no endpoint at the address. */
  ENDPOINT_NOT_FOUND("EndpointNotFound"),
  /** The endpoint takes nothing for now. */
  ENDPOINT_PAUSED("EndpointPaused"),
  /** The endpoint is there, but cannot be used. */
  ENDPOINT_UNAVAILABLE("EndpointUnavailable"),
  /** Records came in an order that makes no sense. */
  INVALID_RECORD_SEQUENCE("InvalidRecordSequence"),
  /** A message was larger than the receiver takes. */
  MAX_MESSAGE_SIZE_EXCEEDED("MaxMessageSizeExceededFault"),
  /** The receiver has too much to do. */
  SERVER_TOO_BUSY("ServerTooBusy"),
  /** The process of the service cannot be started. */
  SERVICE_ACTIVATION_FAILED("ServiceActivationFailed"),
  /** The mode makes no sense to the receiver. */
  UNSUPPORTED_MODE("UnsupportedMode"),
  /** The receiver does not know this version of framing. */
  UNSUPPORTED_VERSION("UnsupportedVersion"),
  /** The endpoint does not upgrade the connection as asked, such as to TLS. */
  UPGRADE_INVALID("UpgradeInvalid"),
  /** The address is longer than the receiver takes. */
  VIA_TOO_LONG("ViaTooLong");

  private static final String NAMESPACE = "http://schemas.microsoft.com/ws/2006/05/framing/faults/";

  private final String uri;

  FramingFault(String name) {
    this.uri = NAMESPACE + name;
  }

  /** Returns the URI that says it on the wire. */
  public String uri() {
    return uri;
  }

  /** Finds the fault of the given URI. */
  public static Optional<FramingFault> of(String uri) {
    for (FramingFault fault : values()) {
      if (fault.uri.equals(uri)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
