package dev.woad.bindings;

/** The layer that moves bytes, at the bottom of every binding. */
public interface TransportBindingElement extends BindingElement {

  /** The size in bytes that one message may have where nothing else is said: WCF's 64 KiB. */
  long DEFAULT_MAX_RECEIVED_MESSAGE_SIZE = 65_536;

  /** Returns the scheme of the addresses that it serves, in lower case. */
  String scheme();

  /** Returns the URI by which the SOAP binding of a WSDL names the transport. */
  default String soapTransport() {
    return "http://schemas.xmlsoap.org/soap/http";
  }

  /**
   * Returns whether it has channels of the given shape. A contract that takes any is given {@link
   * ChannelShape#REQUEST_REPLY} where there is that, else {@link ChannelShape#SESSION}.
   */
  default boolean supports(ChannelShape shape) {
    return shape == ChannelShape.REQUEST_REPLY;
  }

  /**
   * Returns whether many may answer one request, so that its channels {@linkplain
   * RequestChannel#gather gather} replies.
   */
  default boolean gathersReplies() {
    return false;
  }

  /** Returns the size in bytes that one message may have. */
  long maxReceivedMessageSize();

  /**
   * Returns a listener at the address of the context. Neither binds a socket nor starts a thread:
   * {@link ChannelListener#open} does.
   */
  ChannelListener createListener(BindingContext context);

  /** Returns where channels to other parties come from. Connects nothing. */
  ChannelInitiator createInitiator(BindingContext context);
}
