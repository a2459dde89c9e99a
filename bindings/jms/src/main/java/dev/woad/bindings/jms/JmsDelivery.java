package dev.woad.bindings.jms;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message in its transaction: what is sent because of it, and that it was received. */
final class JmsDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(JmsDelivery.class);

  private final Session session;
  private final JmsReplyProducers replies;
  private final Message message;
  private final JmsRequests requests;
  private boolean claimed;

  JmsDelivery(Session session, JmsReplyProducers replies, Message message, JmsRequests requests) {
    this.session = session;
    this.replies = replies;
    this.message = message;
    this.requests = requests;
  }

  /**
   * Processes the message to the end of its transaction.
   *
   * @throws JMSException if the session is lost; the message comes again then
   */
  void process() throws JMSException {
    Destination replyTo = message.getJMSReplyTo();
    JmsMessageProperty property = property();
    JmsOutcome outcome = property.redelivered() ? requests.remembered().find(key()) : null;
    if (outcome == null) {
      outcome =
          property.attempt() > requests.settings().maxAttempts()
              ? new JmsOutcome.Failed(
                  "delivered " + (property.attempt() - 1) + " times without an outcome", true)
              : handle(property, replyTo != null);
    }
    if (claim()) {
      end(outcome, replyTo, property);
    }
  }

  private void end(JmsOutcome outcome, @Nullable Destination replyTo, JmsMessageProperty property)
      throws JMSException {
    // It is known from here on what became of it, even if the broker does not hear of it.
    requests.remembered().put(key(), outcome);
    if (!settle(outcome, replyTo, property)) {
      requests.remembered().remove(key());
      session.rollback();
      return;
    }
    try {
      session.commit();
      requests.remembered().remove(key());
    } catch (JMSException e) {
      if (!JmsTransportException.isUnknown(e)) {
        throw e;
      }
      // The broker says only now that there is no such queue any more. The message comes again.
      dropped(e);
      requests.remembered().put(key(), new JmsOutcome.Taken());
      session.rollback();
    }
  }

  /** Returns whether it is this thread that may use the session to end the transaction. */
  private synchronized boolean claim() {
    boolean mine = !claimed;
    claimed = true;
    return mine;
  }

  private String key() throws JMSException {
    return String.valueOf(message.getJMSMessageID());
  }

  private JmsOutcome handle(JmsMessageProperty property, boolean answerable) throws JMSException {
    JmsCall made = requests.call(message, property, answerable);
    if (!made.outcome().isDone()) {
      requests.handler().receive(made);
    }
    try {
      return made.outcome().join();
    } catch (CompletionException | CancellationException e) {
      return new JmsOutcome.Failed(JmsOutcome.reason(e.getCause()), false);
    }
  }

  /**
   * Ends the transaction without waiting for the operation. By another thread than the receiver's,
   * which is inside the operation and thereafter leaves the session alone.
   */
  void giveUp() {
    if (!claim()) {
      return;
    }
    try {
      end(new JmsOutcome.Aborted(), message.getJMSReplyTo(), property());
    } catch (JMSException e) {
      LOG.debug("{}: message not given up in order; it comes again", requests.uri(), e);
    }
  }

  /** Sends what the outcome asks for; returns false if the message is to come again. */
  private boolean settle(
      JmsOutcome outcome, @Nullable Destination replyTo, JmsMessageProperty property)
      throws JMSException {
    if (outcome instanceof JmsOutcome.Replied replied) {
      if (replyTo != null) {
        Message reply = replied.content().toMessage(session, format());
        if (replied.fault()) {
          reply.setBooleanProperty(SoapJms.IS_FAULT, true);
        }
        reply(reply, replyTo);
      }
    } else if (outcome instanceof JmsOutcome.Failed failed) {
      boolean last = failed.permanent() || property.attempt() >= requests.settings().maxAttempts();
      if (requests.uri().isTopic() && !last) {
        // To send it to the topic again would have the other subscribers get it twice.
        return false;
      }
      JmsForwarding forwarding = new JmsForwarding(session, message, property);
      if (last) {
        LOG.warn(
            "{}: message {} is a dead letter: {}",
            requests.uri(),
            property.messageId(),
            failed.reason());
        forwarding.toDeadLetters(
            requests.settings().deadLetterQueue(), requests.uri().requestUri(), failed.reason());
      } else {
        LOG.info(
            "{}: message {} is tried again: {}",
            requests.uri(),
            property.messageId(),
            failed.reason());
        forwarding.again(
            requests.uri(), requests.settings().delayAfter(property.attempt()), property.attempt());
      }
    } else if (outcome instanceof JmsOutcome.Aborted) {
      if (!(replyTo instanceof TemporaryQueue)) {
        return false;
      }
      // Somebody waits, who is told rather than left waiting.
      Message none = session.createBytesMessage();
      none.setBooleanProperty(SoapJms.ABORTED, true);
      reply(none, replyTo);
    }
    return true;
  }

  private JmsMessageFormat format() {
    return message instanceof TextMessage ? JmsMessageFormat.TEXT : JmsMessageFormat.BYTES;
  }

  private void reply(Message reply, Destination replyTo) throws JMSException {
    String correlationId = message.getJMSCorrelationID();
    reply.setJMSCorrelationID(
        correlationId == null || correlationId.isEmpty()
            ? message.getJMSMessageID()
            : correlationId);
    reply.setStringProperty(SoapJms.REQUEST_URI, requests.uri().requestUri());
    boolean temporary = replyTo instanceof TemporaryQueue;
    long expires = message.getJMSExpiration();
    // One to a queue that ends with its reader is read at once, and counted there if it is late.
    long timeToLive =
        expires == 0 || temporary ? 0 : Math.max(1, expires - System.currentTimeMillis());
    try {
      replies
          .to(replyTo)
          .send(
              reply,
              temporary ? DeliveryMode.NON_PERSISTENT : message.getJMSDeliveryMode(),
              message.getJMSPriority(),
              timeToLive);
    } catch (InvalidDestinationException e) {
      dropped(e);
    }
  }

  // The operation is done; to do it again would not bring its caller back.
  private void dropped(JMSException why) throws JMSException {
    LOG.warn(
        "{}: reply to {} is dropped: its queue is gone: {}",
        requests.uri(),
        message.getJMSMessageID(),
        why.getMessage());
  }

  private JmsMessageProperty property() throws JMSException {
    int failures =
        message.propertyExists(SoapJms.ATTEMPT) ? message.getIntProperty(SoapJms.ATTEMPT) : 0;
    int deliveries =
        message.propertyExists("JMSXDeliveryCount")
            ? message.getIntProperty("JMSXDeliveryCount")
            : 1;
    String first = message.getStringProperty(SoapJms.MESSAGE_ID);
    Destination destination = message.getJMSDestination();
    return new JmsMessageProperty(
        first == null ? String.valueOf(message.getJMSMessageID()) : first,
        message.getJMSCorrelationID(),
        message.getJMSRedelivered() || failures > 0,
        failures + Math.max(1, deliveries),
        destination == null ? requests.uri().name() : JmsDestinations.nameOf(destination),
        JmsRequests.ownProperties(message));
  }
}
