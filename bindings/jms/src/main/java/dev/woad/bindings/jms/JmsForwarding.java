package dev.woad.bindings.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message that was received on, with its body untouched: what Java has serialized stays so.
 */
final class JmsForwarding {

  private final Session session;
  private final Message message;
  private final Map<String, Object> properties = new HashMap<>();
  private final String correlationId;

  JmsForwarding(Session session, Message message, JmsMessageProperty property) throws JMSException {
    this(session, message);
    properties.put(SoapJms.MESSAGE_ID, property.messageId());
  }

  JmsForwarding(Session session, Message message) throws JMSException {
    this.session = session;
    this.message = message;
    String known = message.getJMSCorrelationID();
    // A reply goes by the id of the message if it has nothing else, and that id changes here.
    this.correlationId =
        known == null || known.isEmpty() ? String.valueOf(message.getJMSMessageID()) : known;
    for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
      String name = (String) names.nextElement();
      Object value = message.getObjectProperty(name);
      if (value != null && !name.startsWith("JMS") && !name.startsWith("_")) {
        properties.put(name, value);
      }
    }
  }

  /** Sends it to its own queue again, to be received after a while. */
  void again(JmsUri queue, Duration delay, int failures) throws JMSException {
    properties.put(SoapJms.ATTEMPT, failures);
    send(JmsDestinations.find(queue, session), delay);
  }

  void toDeadLetters(String queue, String origin, String reason) throws JMSException {
    properties.put(SoapJms.REASON, reason);
    properties.put(SoapJms.ORIGIN, origin);
    // A dead letter stays until somebody looks at it.
    message.setJMSExpiration(0);
    send(JmsDestinations.queue(queue, session), null);
  }

  /** Sends a dead letter to where it came from, as if it had not been tried yet. */
  void back(JmsUri origin) throws JMSException {
    properties.keySet().removeAll(List.of(SoapJms.REASON, SoapJms.ORIGIN, SoapJms.ATTEMPT));
    send(JmsDestinations.find(origin, session), null);
  }

  private void send(Destination destination, @Nullable Duration delay) throws JMSException {
    long expires = message.getJMSExpiration();
    long timeToLive = expires == 0 ? 0 : Math.max(1, expires - System.currentTimeMillis());
    message.clearProperties();
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      message.setObjectProperty(property.getKey(), property.getValue());
    }
    message.setStringProperty(SoapJms.ARTEMIS_DUPLICATE, UUID.randomUUID().toString());
    message.setJMSCorrelationID(correlationId);
    try (MessageProducer producer = session.createProducer(destination)) {
      if (delay != null && !delay.isZero()) {
        producer.setDeliveryDelay(delay.toMillis());
      }
      producer.send(message, message.getJMSDeliveryMode(), message.getJMSPriority(), timeToLive);
    }
  }
}
