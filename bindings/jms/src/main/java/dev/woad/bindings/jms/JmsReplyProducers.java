package dev.woad.bindings.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The producers by which a session answers: one for each of those who asked last. A producer that
 * is for no destination asks the broker about it with each message. For the thread of the session.
 */
final class JmsReplyProducers implements AutoCloseable {

  private static final int MOST = 8;

  private final Session session;
  private final Map<Destination, MessageProducer> producers = new LinkedHashMap<>(16, 0.75f, true);

  JmsReplyProducers(Session session) {
    this.session = session;
  }

  /**
   * Returns the producer for a destination.
   *
   * @throws jakarta.jms.InvalidDestinationException if there is none such
   */
  MessageProducer to(Destination destination) throws JMSException {
    MessageProducer known = producers.get(destination);
    if (known != null) {
      return known;
    }
    MessageProducer made = session.createProducer(destination);
    producers.put(destination, made);
    if (producers.size() > MOST) {
      Iterator<MessageProducer> oldest = producers.values().iterator();
      MessageProducer unused = oldest.next();
      oldest.remove();
      unused.close();
    }
    return made;
  }

  @Override
  public void close() throws JMSException {
    for (MessageProducer producer : producers.values()) {
      producer.close();
    }
  }
}
