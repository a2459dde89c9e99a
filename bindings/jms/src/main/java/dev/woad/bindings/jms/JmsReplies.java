package dev.woad.bindings.jms;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replies that the channels of one initiator wait for, in a queue that ends with the
 * connection. Safe for use by many threads.
 */
final class JmsReplies {

  private static final Logger LOG = LoggerFactory.getLogger(JmsReplies.class);

  private final JmsLink link;
  private final long limit;
  private final String prefix = UUID.randomUUID() + "-";
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong late;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final Object opening = new Object();
  private volatile @Nullable Inbox inbox;

  /**
   * Creates what waits.
   *
   * @param late counts the replies that nobody waits for any more
   */
  JmsReplies(JmsLink link, long limit, AtomicLong late) {
    this.link = link;
    this.limit = limit;
    this.late = late;
  }

  /** Returns an id that no other call has. */
  String newId() {
    return prefix + Long.toHexString(calls.incrementAndGet());
  }

  /** Returns the queue that replies come to by the present connection. */
  Destination queue(Duration patience) throws JMSException {
    return link.use(patience, this::queue);
  }

  private Destination queue(Connection connection) throws JMSException {
    Inbox there = inbox;
    if (there != null && there.connection == connection) {
      return there.queue;
    }
    synchronized (opening) {
      there = inbox;
      if (there == null || there.connection != connection) {
        there = open(connection);
        inbox = there;
      }
      return there.queue;
    }
  }

  private Inbox open(Connection connection) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    Destination queue = session.createTemporaryQueue();
    MessageConsumer consumer = session.createConsumer(queue);
    consumer.setMessageListener(this::receive);
    return new Inbox(connection, queue);
  }

  /** Waits for replies to the call of the given id, until one is the last or it is given up. */
  void await(String id, Waiting waits) {
    waiting.put(id, waits);
  }

  void giveUp(String id) {
    waiting.remove(id);
  }

  private void receive(Message message) {
    String id = null;
    try {
      id = message.getJMSCorrelationID();
    } catch (JMSException e) {
      LOG.debug("reply without correlation", e);
    }
    Waiting waits = id == null ? null : waiting.get(id);
    if (id == null || waits == null) {
      long count = late.incrementAndGet();
      LOG.debug("reply to {} is dropped: nobody waits for it; {} so far", id, count);
      return;
    }
    if (waits.isLast().test(JmsReply.of(message, limit))) {
      waiting.remove(id);
    }
  }

  /** Tells those who wait that their replies have nowhere to come to any more. */
  void lost() {
    for (String id : List.copyOf(waiting.keySet())) {
      Waiting waits = waiting.remove(id);
      if (waits != null) {
        waits.onLost().run();
      }
    }
  }

  /**
   * Somebody who waits.
   *
   * @param isLast takes a reply, and says whether no more are wanted
   * @param onLost is run when none can come any more
   */
  record Waiting(Predicate<JmsReply> isLast, Runnable onLost) {}

  private record Inbox(Connection connection, Destination queue) {}
}
