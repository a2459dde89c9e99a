package dev.woad.bindings.jms;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.ProtocolException;
import jakarta.jms.JMSException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it came, taken off its session.
 *
 * @param content what it carries; null if it carries nothing that can be read
 * @param defect why it cannot; null if it can
 * @param property what JMS says of it
 */
record JmsReply(
    @Nullable JmsContent content,
    @Nullable CommunicationException defect,
    @Nullable JmsMessageProperty property) {

  static JmsReply of(jakarta.jms.Message message, long limit) {
    try {
      if (message.propertyExists(SoapJms.ABORTED)) {
        return broken(new CommunicationException("the service gave the call up"));
      }
      String messageId = String.valueOf(message.getJMSMessageID());
      JmsMessageProperty property =
          new JmsMessageProperty(
              messageId,
              message.getJMSCorrelationID(),
              message.getJMSRedelivered(),
              1,
              JmsDestinations.nameOf(message.getJMSDestination()),
              JmsRequests.ownProperties(message));
      return new JmsReply(JmsContent.of(message, limit), null, property);
    } catch (FaultException e) {
      return broken(new ProtocolException("reply: " + e.reason(), e));
    } catch (CommunicationException e) {
      return broken(e);
    } catch (JMSException | RuntimeException e) {
      return broken(JmsTransportException.of("reply cannot be read", e));
    }
  }

  private static JmsReply broken(CommunicationException defect) {
    return new JmsReply(null, defect, null);
  }

  /** Reads it as a message. */
  Message read(MessageEncoder encoder) {
    if (content == null) {
      throw defect == null ? new ProtocolException("reply: nothing in it") : defect;
    }
    if (!encoder.isContentTypeSupported(content.contentType())) {
      throw new ProtocolException(
          "content type of reply: "
              + content.contentType()
              + " (expected: "
              + encoder.contentType()
              + ")");
    }
    try {
      Message message = encoder.read(content.bytes(), content.contentType());
      if (property != null) {
        message.properties().put(JmsMessageProperty.class, property);
      }
      return message;
    } catch (IOException e) {
      throw new ProtocolException("reply cannot be read: " + e.getMessage(), e);
    }
  }
}
