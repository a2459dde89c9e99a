package dev.woad.bindings;

import dev.woad.contracts.ContractDescription;

/** What a contract asks of the channels that carry its calls. */
public enum ChannelShape {
  /** Requests and their replies, each call for itself. */
  REQUEST_REPLY("calls outside of sessions"),
  /** Calls that belong together, in a {@link ChannelSession}. */
  SESSION("sessions"),
  /** A session in which both parties may send and request at any time. */
  DUPLEX_SESSION("sessions and calls both ways");

  private final String described;

  ChannelShape(String described) {
    this.described = described;
  }

  /**
   * Returns the shape that a contract needs on a transport. One that does not mind sessions is
   * given them only where there is nothing else.
   */
  public static ChannelShape of(ContractDescription contract, TransportBindingElement transport) {
    if (contract.callback() != null) {
      return DUPLEX_SESSION;
    }
    return switch (contract.sessionMode()) {
      case REQUIRED -> SESSION;
      case NOT_ALLOWED -> REQUEST_REPLY;
      case ALLOWED -> transport.supports(REQUEST_REPLY) ? REQUEST_REPLY : SESSION;
    };
  }

  String described() {
    return described;
  }
}
