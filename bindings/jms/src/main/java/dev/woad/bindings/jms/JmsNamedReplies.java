package dev.woad.bindings.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replies in a queue that stays, each found by the id of its call. Whoever waits goes on when
 * the broker comes back. Safe for use by many threads.
 */
final class JmsNamedReplies {

  private static final Logger LOG = LoggerFactory.getLogger(JmsNamedReplies.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final JmsLink link;
  private final JmsUri queue;
  private final long limit;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  JmsNamedReplies(JmsLink link, JmsUri queue, long limit) {
    this.link = link;
    this.queue = queue;
    this.limit = limit;
  }

  JmsUri queue() {
    return queue;
  }

  /**
   * Waits for the reply to the call of the given id, until it is given up.
   *
   * @param correlation the name that the caller gave the call; its reply stays until it is done
   */
  void await(
      String id, @Nullable JmsCorrelation correlation, Consumer<JmsReply> taker, Duration patience)
      throws JMSException {
    Waiting waits = new Waiting(id, correlation, taker);
    waiting.put(id, waits);
    try {
      waits.attach(patience);
    } catch (JMSException | RuntimeException e) {
      waiting.remove(id);
      throw e;
    }
  }

  void giveUp(String id) {
    Waiting waits = waiting.remove(id);
    if (waits != null) {
      waits.detach();
    }
  }

  /** Looks for all replies again, by another connection. */
  void lost() {
    if (!waiting.isEmpty()) {
      Executor later = CompletableFuture.delayedExecutor(0, TimeUnit.MILLISECONDS, ONE_AT_A_TIME);
      waiting.values().forEach(waits -> later.execute(() -> reattach(waits)));
    }
  }

  private static final Executor ONE_AT_A_TIME =
      task -> {
        Thread thread = Executors.defaultThreadFactory().newThread(task);
        thread.setName("woad-jms-replies");
        thread.setDaemon(true);
        thread.start();
      };

  private void reattach(Waiting waits) {
    while (waiting.get(waits.id) == waits) {
      try {
        waits.attach(AGAIN);
        return;
      } catch (JMSException e) {
        LOG.debug("{}: {}", queue, e.getMessage());
        if (link.isClosed()) {
          return;
        }
      }
    }
  }

  private final class Waiting {

    private final String id;
    private final @Nullable JmsCorrelation correlation;
    private final Consumer<JmsReply> taker;
    private @Nullable Session session;
    private boolean done;

    Waiting(String id, @Nullable JmsCorrelation correlation, Consumer<JmsReply> taker) {
      this.id = id;
      this.correlation = correlation;
      this.taker = taker;
    }

    void attach(Duration patience) throws JMSException {
      boolean unused = link.use(patience, this::attach);
    }

    private boolean attach(Connection connection) throws JMSException {
      boolean kept = correlation != null;
      Session made =
          connection.createSession(
              kept, kept ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
      MessageConsumer consumer = consumer(made);
      Session unwanted;
      synchronized (this) {
        // Of two that were made at a time one is enough.
        unwanted = done ? made : session;
        if (!done) {
          session = made;
        }
      }
      if (unwanted != null) {
        closeQuietly(unwanted);
      }
      if (unwanted == made) {
        return false;
      }
      consumer.setMessageListener(message -> take(JmsReply.of(message, limit)));
      return true;
    }

    private MessageConsumer consumer(Session by) throws JMSException {
      return by.createConsumer(
          JmsDestinations.find(queue, by), "JMSCorrelationID = '" + id.replace("'", "''") + "'");
    }

    private void take(JmsReply reply) {
      if (!waiting.remove(id, this)) {
        return;
      }
      if (correlation != null) {
        correlation.onDone(this::drop);
        taker.accept(reply);
        return;
      }
      taker.accept(reply);
      // A session cannot be closed by its own listener.
      ONE_AT_A_TIME.execute(this::detach);
    }

    /** Takes the reply off the queue. */
    private void drop() {
      Session holding;
      synchronized (this) {
        holding = session;
      }
      try {
        if (holding != null) {
          holding.commit();
          return;
        }
      } catch (JMSException e) {
        LOG.debug("reply to {} is in its queue again", id, e);
      } finally {
        detach();
      }
      try {
        boolean unused = link.use(link.patience(), this::dropAnew);
      } catch (JMSException e) {
        throw JmsTransportException.of("reply to " + id, e);
      }
    }

    private boolean dropAnew(Connection connection) throws JMSException {
      try (Session by = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
          MessageConsumer consumer = consumer(by)) {
        return consumer.receive(AGAIN.toMillis()) != null;
      }
    }

    void detach() {
      Session last;
      synchronized (this) {
        done = true;
        last = session;
        session = null;
      }
      if (last != null) {
        closeQuietly(last);
      }
    }
  }

  private static void closeQuietly(Session session) {
    try {
      session.close();
    } catch (JMSException e) {
      LOG.debug("session not closed in order", e);
    }
  }
}
