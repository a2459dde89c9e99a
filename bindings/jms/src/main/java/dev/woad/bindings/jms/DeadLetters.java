package dev.woad.bindings.jms;

import dev.woad.bindings.BindingParameters;
import dev.woad.contracts.CommunicationException;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a queue that could not be processed: to look at, and to send back to where they
 * came from. For use by one thread.
 */
public final class DeadLetters implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 2000;
  private static final int MAX_BODY = 1 << 20;

  private final JmsBroker broker;
  private final JmsLink link;
  private final String queue;

  private DeadLetters(JmsBroker broker, JmsConnectionSettings settings, String queue) {
    this.broker = broker;
    this.queue = queue;
    this.link = new JmsLink(broker, broker.connectionFactory(), settings, () -> {});
  }

  /** Returns the dead letters of a queue, such as {@code DLQ}, at the broker of the settings. */
  public static DeadLetters of(JmsConnectionSettings settings, String queue) {
    JmsBroker broker = JmsBrokers.ofChannel(settings, new BindingParameters());
    broker.open();
    return new DeadLetters(broker, settings, queue);
  }

  /**
   * Returns the messages, those first that have been there longest.
   *
   * @throws CommunicationException if the broker does not answer, or has no such queue
   */
  public List<DeadLetter> list(int most) {
    return browse(null, most);
  }

  /** Finds a message by its id. */
  public Optional<DeadLetter> find(String id) {
    return browse(id, 1).stream().findFirst();
  }

  private List<DeadLetter> browse(@Nullable String id, int most) {
    List<DeadLetter> found = new ArrayList<>();
    try (Session session = connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueBrowser browser =
            session.createBrowser(
                (Queue) JmsDestinations.queue(queue, session), id == null ? null : selector(id))) {
      for (Enumeration<?> messages = browser.getEnumeration();
          found.size() < most && messages.hasMoreElements(); ) {
        found.add(letter((Message) messages.nextElement()));
      }
      return found;
    } catch (JMSException e) {
      throw JmsTransportException.of("queue " + queue, e);
    }
  }

  private Connection connection() throws JMSException {
    return link.connection(Duration.ZERO);
  }

  /**
   * Sends a message back to where it came from, as if it had not been tried yet.
   *
   * @return whether it was there
   * @throws CommunicationException if nobody said where it came from
   */
  public boolean sendBack(String id) {
    try (Session session = connection().createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer =
            session.createConsumer(JmsDestinations.queue(queue, session), selector(id))) {
      Message message = consumer.receive(PATIENCE_MILLIS);
      if (message == null) {
        return false;
      }
      String origin = text(message, SoapJms.ORIGIN);
      if (origin.isEmpty()) {
        throw new CommunicationException(
            "message " + id + ": no " + SoapJms.ORIGIN + " (expected: one that a host put there)");
      }
      new JmsForwarding(session, message).back(JmsUri.of(origin));
      session.commit();
      return true;
    } catch (JMSException e) {
      throw JmsTransportException.of("message " + id, e);
    }
  }

  private static String selector(String id) {
    return "JMSMessageID = '" + id.replace("'", "''") + "'";
  }

  private static DeadLetter letter(Message message) throws JMSException {
    String first = text(message, SoapJms.MESSAGE_ID);
    Map<String, Object> properties = new HashMap<>(JmsRequests.ownProperties(message));
    properties.keySet().removeAll(List.of(SoapJms.REASON, SoapJms.ORIGIN, SoapJms.MESSAGE_ID));
    String action = text(message, SoapJms.SOAP_ACTION);
    if (!action.isEmpty()) {
      properties.put(SoapJms.SOAP_ACTION, action);
    }
    String id = String.valueOf(message.getJMSMessageID());
    return new DeadLetter(
        id,
        first.isEmpty() ? id : first,
        Instant.ofEpochMilli(message.getJMSTimestamp()),
        text(message, SoapJms.ORIGIN),
        text(message, SoapJms.REASON),
        text(message, SoapJms.CONTENT_TYPE),
        properties,
        body(message));
  }

  private static String text(Message message, String property) throws JMSException {
    String value = message.getStringProperty(property);
    return value == null ? "" : value;
  }

  private static String body(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return String.valueOf(text.getText());
    }
    if (message instanceof BytesMessage binary) {
      if (binary.getBodyLength() > MAX_BODY) {
        return "(" + binary.getBodyLength() + " bytes)";
      }
      byte[] bytes = new byte[(int) binary.getBodyLength()];
      int unused = binary.readBytes(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith("<") || text.startsWith("--")
          ? text
          : "(" + bytes.length + " bytes that are no text)";
    }
    return "(neither bytes nor text)";
  }

  /** Ends the connection. */
  @Override
  public void close() {
    link.close();
    broker.close();
  }
}
