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
  private static final Duration AGAIN = Duration.ofSeconds(1);

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

  /** Waits for the reply to the call of the given id, until it is given up. */
  void await(String id, Consumer<JmsReply> taker, Duration patience) throws JMSException {
    Waiting waits = new Waiting(id, taker);
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
    private final Consumer<JmsReply> taker;
    private @Nullable Session session;
    private boolean done;

    Waiting(String id, Consumer<JmsReply> taker) {
      this.id = id;
      this.taker = taker;
    }

    void attach(Duration patience) throws JMSException {
      boolean unused = link.use(patience, this::attach);
    }

    private boolean attach(Connection connection) throws JMSException {
      Session made = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageConsumer consumer =
          made.createConsumer(
              JmsDestinations.find(queue, made),
              "JMSCorrelationID = '" + id.replace("'", "''") + "'");
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

    private void take(JmsReply reply) {
      if (waiting.remove(id, this)) {
        taker.accept(reply);
        // A session cannot be closed by its own listener.
        ONE_AT_A_TIME.execute(this::detach);
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
