package dev.woad.bindings.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receivers of a listener, each with a session and a thread of its own: one that waits, and
 * others while there is more to do. Safe for use by many threads.
 */
final class JmsReceivers {

  private static final Logger LOG = LoggerFactory.getLogger(JmsReceivers.class);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final JmsLink link;
  private final JmsSource source;
  private final JmsRequests requests;
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private final Set<Receiver> receivers = new HashSet<>();
  private int waiting;
  private int count;
  private boolean stopped;

  JmsReceivers(JmsLink link, JmsSource source, JmsRequests requests) {
    this.link = link;
    this.source = source;
    this.requests = requests;
  }

  /** Starts the first one, and returns when it listens. */
  void open(Duration timeout) throws JMSException {
    Connection connection = link.connection(timeout);
    LOG.debug("{}: listening by {}", source.uri(), connection);
    startAnother();
    try {
      listening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof JMSException told ? told : failure(String.valueOf(e), e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw failure("no receiver within " + timeout, e);
    }
  }

  private static JMSException failure(String message, Exception cause) {
    JMSException failure = new JMSException(message);
    failure.initCause(cause);
    return failure;
  }

  private synchronized void startAnother() {
    if (stopped || receivers.size() >= source.settings().maxConcurrentConsumers()) {
      return;
    }
    Receiver receiver = new Receiver();
    receivers.add(receiver);
    waiting++;
    Thread thread = new Thread(receiver, "woad-jms-" + source.uri().name() + "-" + ++count);
    thread.setDaemon(true);
    receiver.thread = thread;
    thread.start();
  }

  private void begins() {
    boolean none;
    synchronized (this) {
      waiting--;
      none = waiting == 0;
    }
    if (none) {
      startAnother();
    }
  }

  private synchronized void waits() {
    waiting++;
  }

  /** Returns whether a receiver that had nothing to do for a while may end. */
  private synchronized boolean mayEnd(Receiver receiver) {
    // It counts no more from here on: of two that want to end at a time one stays.
    if (waiting > 1 && receivers.remove(receiver)) {
      waiting--;
      return true;
    }
    return false;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private void ends(Receiver receiver) {
    synchronized (this) {
      if (receivers.remove(receiver)) {
        waiting--;
      }
      notifyAll();
    }
  }

  /** Takes no more; what is under way goes on. */
  void stop() {
    Set<Receiver> now;
    synchronized (this) {
      stopped = true;
      now = Set.copyOf(receivers);
    }
    now.forEach(Receiver::stopWaiting);
  }

  /** Waits for what is under way, gives it up after the given time, and ends all threads. */
  void close(Duration timeout) {
    stop();
    if (!awaitEnd(timeout)) {
      Set<Receiver> left;
      synchronized (this) {
        left = Set.copyOf(receivers);
      }
      left.forEach(Receiver::giveUp);
      if (!awaitEnd(Duration.ofSeconds(2))) {
        LOG.warn("{}: receivers still under way when their connection is closed", source.uri());
      }
    }
  }

  private synchronized boolean awaitEnd(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (!receivers.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One session and its thread. */
  private final class Receiver implements Runnable {

    private volatile @Nullable Thread thread;
    private volatile @Nullable MessageConsumer consumer;
    private volatile @Nullable JmsDelivery delivery;

    @Override
    public void run() {
      try {
        while (!isStopped() && receiveOnce()) {
          LOG.debug("{}: another session", source.uri());
        }
      } catch (RuntimeException | Error e) {
        // The edge of the thread: the others go on, and one is started when they are busy.
        LOG.error("{}: a receiver has failed", source.uri(), e);
      } finally {
        ends(this);
      }
    }

    /** Receives by one session until it is lost, or until nothing is to be done: false. */
    private boolean receiveOnce() {
      Connection connection;
      try {
        connection = link.connection(PATIENCE);
      } catch (JMSException e) {
        if (!isStopped()) {
          LOG.warn("{}: no broker: {}", source.uri(), e.getMessage());
        }
        return true;
      }
      try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
        try (JmsReplyProducers replies = new JmsReplyProducers(session);
            MessageConsumer made = source.consumer(session)) {
          consumer = made;
          listening.complete(null);
          if (isStopped()) {
            return false;
          }
          return receiveAll(session, replies, made);
        }
      } catch (JMSException | RuntimeException e) {
        if (listening.completeExceptionally(e)) {
          // There never was one, and whoever opens the listener is told.
          return false;
        }
        if (!isStopped()) {
          LOG.debug("{}: session is lost", source.uri(), e);
          link.lost(connection, e);
        }
        return true;
      } finally {
        consumer = null;
      }
    }

    private boolean receiveAll(Session session, JmsReplyProducers replies, MessageConsumer from)
        throws JMSException {
      while (true) {
        jakarta.jms.Message message = from.receive(IDLE.toMillis());
        if (isStopped() && message == null) {
          return false;
        }
        if (message == null) {
          if (mayEnd(this)) {
            return false;
          }
          continue;
        }
        JmsDelivery taken = new JmsDelivery(session, replies, message, requests);
        delivery = taken;
        begins();
        try {
          taken.process();
        } finally {
          delivery = null;
          waits();
        }
        if (isStopped()) {
          return false;
        }
      }
    }

    /** Ends the wait for a message. */
    void stopWaiting() {
      MessageConsumer from = consumer;
      if (from != null && delivery == null) {
        try {
          from.close();
        } catch (JMSException e) {
          LOG.debug("{}: consumer not closed in order", source.uri(), e);
        }
      }
    }

    void giveUp() {
      JmsDelivery underWay = delivery;
      if (underWay != null) {
        underWay.giveUp();
      }
      stopWaiting();
      Thread waits = thread;
      if (waits != null && underWay == null) {
        waits.interrupt();
      }
    }
  }
}
