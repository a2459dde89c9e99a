package dev.woad.bindings.jms;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

/** Finds destinations by their addresses. */
final class JmsDestinations {

  private JmsDestinations() {}

  static Destination find(JmsUri uri, Session session) throws JMSException {
    return switch (uri.variant()) {
      case QUEUE -> queue(uri.name(), session);
      case TOPIC -> topic(uri.name(), session);
    };
  }

  static Destination queue(String name, Session session) throws JMSException {
    try {
      return session.createQueue(name);
    } catch (JMSException e) {
      throw unknown(e);
    }
  }

  private static Destination topic(String name, Session session) throws JMSException {
    try {
      return session.createTopic(name);
    } catch (JMSException e) {
      throw unknown(e);
    }
  }

  // Artemis says so in an exception of no class of its own.
  private static JMSException unknown(JMSException failure) {
    if (!String.valueOf(failure.getMessage()).startsWith("There is no ")) {
      return failure;
    }
    InvalidDestinationException unknown = new InvalidDestinationException(failure.getMessage());
    unknown.initCause(failure);
    return unknown;
  }

  /** Returns the name of a destination, as addresses have it. */
  static String nameOf(Destination destination) throws JMSException {
    if (destination instanceof Queue queue) {
      return queue.getQueueName();
    }
    return destination instanceof Topic topic ? topic.getTopicName() : destination.toString();
  }
}
