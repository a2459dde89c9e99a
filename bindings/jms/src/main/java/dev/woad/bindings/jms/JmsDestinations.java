package dev.woad.bindings.jms;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds destinations by their addresses. */
final class JmsDestinations {

  private JmsDestinations() {}

  static Destination find(JmsUri uri, Session session) throws JMSException {
    return switch (uri.variant()) {
      case QUEUE -> queue(uri.name(), session);
      case TOPIC -> topic(uri.name(), session);
      case JNDI -> lookUp(uri, uri.name(), Destination.class);
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

  /** Looks a name up as the parameters of an address say. SOAP over JMS 1.0, 2.2.2. */
  static <T> T lookUp(JmsUri uri, String name, Class<T> type) throws JMSException {
    Hashtable<String, String> environment = new Hashtable<>();
    uri.parameter("jndiInitialContextFactory")
        .ifPresent(value -> environment.put(Context.INITIAL_CONTEXT_FACTORY, value));
    uri.parameter("jndiURL").ifPresent(value -> environment.put(Context.PROVIDER_URL, value));
    for (Map.Entry<String, String> parameter : uri.parameters().entrySet()) {
      if (parameter.getKey().startsWith("jndi-")) {
        environment.put(parameter.getKey().substring("jndi-".length()), parameter.getValue());
      }
    }
    try {
      Context context = new InitialContext(environment);
      try {
        return type.cast(context.lookup(name));
      } finally {
        context.close();
      }
    } catch (NamingException | ClassCastException e) {
      InvalidDestinationException unknown =
          new InvalidDestinationException("JNDI name " + name + ": " + e);
      unknown.initCause(e);
      throw unknown;
    }
  }

  /** Returns the name of a destination, as addresses have it. */
  static String nameOf(Destination destination) throws JMSException {
    if (destination instanceof Queue queue) {
      return queue.getQueueName();
    }
    return destination instanceof Topic topic ? topic.getTopicName() : destination.toString();
  }
}
