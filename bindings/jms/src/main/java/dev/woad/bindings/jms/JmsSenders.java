package dev.woad.bindings.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Sends to one address, by as many sessions as there are threads that send at a time. Safe for use
 * by many threads.
 */
final class JmsSenders {

  private final JmsLink link;
  private final JmsUri address;
  private final ConcurrentLinkedDeque<Sender> idle = new ConcurrentLinkedDeque<>();

  JmsSenders(JmsLink link, JmsUri address) {
    this.link = link;
    this.address = address;
  }

  /**
   * Sends a message, again by another connection if one is lost meanwhile.
   *
   * @param patience how long to wait for a connection
   */
  void send(Shipment shipment, Duration patience) throws JMSException {
    boolean unused = link.use(patience, connection -> send(shipment, connection));
  }

  private boolean send(Shipment shipment, Connection connection) throws JMSException {
    Sender known = sender(connection);
    Sender sender = known == null ? new Sender(connection, address) : known;
    try {
      sender.send(shipment);
    } catch (JMSException e) {
      sender.close();
      throw e;
    }
    idle.push(sender);
    return true;
  }

  private @Nullable Sender sender(Connection connection) {
    for (Sender sender = idle.poll(); sender != null; sender = idle.poll()) {
      if (sender.connection == connection) {
        return sender;
      }
      // Its connection is lost, and the session with it.
    }
    return null;
  }

  /** What is sent, and how. */
  interface Shipment {

    /** Makes the message. */
    jakarta.jms.Message message(Session session) throws JMSException;

    /** Returns whether it outlives the broker. */
    boolean isDurable();

    /** Returns 0 to 9. */
    int priority();

    /** Returns milliseconds; 0 for ever. */
    long timeToLive();
  }

  /** One session, for one thread at a time. */
  private static final class Sender {

    final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    Sender(Connection connection, JmsUri address) throws JMSException {
      this.connection = connection;
      session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      try {
        producer = session.createProducer(JmsDestinations.find(address, session));
        producer.setDisableMessageTimestamp(false);
      } catch (JMSException e) {
        session.close();
        throw e;
      }
    }

    void send(Shipment shipment) throws JMSException {
      producer.send(
          shipment.message(session),
          shipment.isDurable() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT,
          shipment.priority(),
          shipment.timeToLive());
    }

    void close() {
      try {
        session.close();
      } catch (JMSException e) {
        // Closed with its connection.
      }
    }
  }
}
