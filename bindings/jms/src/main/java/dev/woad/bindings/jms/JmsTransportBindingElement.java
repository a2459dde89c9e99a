package dev.woad.bindings.jms;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.TransportBindingElement;
import java.util.function.UnaryOperator;

/**
 * Moves messages over queues and topics, at addresses such as {@code jms:queue:orders} and {@code
 * jms:topic:order-events}.
 *
 * <p>A listener takes each message in a transaction of its session that the reply belongs to: if
 * the host ends before the operation does, the message is processed again. A message that comes
 * again although it was processed is answered as before, as long as the listener remembers; across
 * restarts a service tells such messages by {@link JmsMessageProperty#messageId}.
 *
 * @param maxReceivedMessageSize the size in bytes that one message may have; 64 KiB
 * @param connection how the broker is found
 * @param sending how requests are sent
 * @param receiving how a listener receives
 */
public record JmsTransportBindingElement(
    long maxReceivedMessageSize,
    JmsConnectionSettings connection,
    JmsSendSettings sending,
    JmsReceiveSettings receiving)
    implements TransportBindingElement {

  /** Checks the size. */
  public JmsTransportBindingElement {
    if (maxReceivedMessageSize <= 0) {
      throw new IllegalArgumentException(
          "maxReceivedMessageSize: " + maxReceivedMessageSize + " (expected: > 0)");
    }
  }

  /** Returns the element with defaults. */
  public static JmsTransportBindingElement create() {
    return new JmsTransportBindingElement(
        DEFAULT_MAX_RECEIVED_MESSAGE_SIZE,
        JmsConnectionSettings.DEFAULT,
        JmsSendSettings.DEFAULT,
        JmsReceiveSettings.DEFAULT);
  }

  /** Returns this element with another size of messages. */
  public JmsTransportBindingElement withMaxReceivedMessageSize(long newMaxReceivedMessageSize) {
    return new JmsTransportBindingElement(
        newMaxReceivedMessageSize, connection, sending, receiving);
  }

  /** Returns this element with another connection. */
  public JmsTransportBindingElement withConnection(UnaryOperator<JmsConnectionSettings> change) {
    return new JmsTransportBindingElement(
        maxReceivedMessageSize, change.apply(connection), sending, receiving);
  }

  /** Returns this element sending otherwise. */
  public JmsTransportBindingElement withSending(UnaryOperator<JmsSendSettings> change) {
    return new JmsTransportBindingElement(
        maxReceivedMessageSize, connection, change.apply(sending), receiving);
  }

  /** Returns this element receiving otherwise. */
  public JmsTransportBindingElement withReceiving(UnaryOperator<JmsReceiveSettings> change) {
    return new JmsTransportBindingElement(
        maxReceivedMessageSize, connection, sending, change.apply(receiving));
  }

  @Override
  public String scheme() {
    return JmsUri.SCHEME;
  }

  @Override
  public String soapTransport() {
    return SoapJms.NAMESPACE;
  }

  /** Returns true: each listener of a topic may answer. */
  @Override
  public boolean gathersReplies() {
    return true;
  }

  @Override
  public ChannelListener createListener(BindingContext context) {
    return JmsChannelListener.of(context, this);
  }

  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    return new JmsChannelInitiator(context, this);
  }
}
