package dev.woad.bindings.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.UUID;

/**
 * Where a listener's messages come from.
 *
 * @param uri the queue or topic
 * @param settings which messages, and under which name
 * @param passing the name that the receivers of a topic share which nobody is to know
 */
record JmsSource(JmsUri uri, JmsReceiveSettings settings, String passing) {

  static JmsSource of(JmsUri uri, JmsReceiveSettings settings) {
    return new JmsSource(uri, settings, "woad-" + UUID.randomUUID());
  }

  MessageConsumer consumer(Session session) throws JMSException {
    Destination destination = JmsDestinations.find(uri, session);
    String selector = settings.selector();
    if (destination instanceof Topic topic && isTopic(destination)) {
      String subscription = settings.subscription();
      return subscription == null
          ? session.createSharedConsumer(topic, passing, selector)
          : session.createSharedDurableConsumer(topic, subscription, selector);
    }
    return session.createConsumer(destination, selector);
  }

  // Some classes are of both kinds.
  private boolean isTopic(Destination destination) {
    return uri.isTopic() || !(destination instanceof jakarta.jms.Queue);
  }
}
