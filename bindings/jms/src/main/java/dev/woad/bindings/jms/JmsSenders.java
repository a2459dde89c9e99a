package dev.woad.bindings.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
   * @param timeout how long the broker may take; one that is full holds senders up
   */
  void send(Shipment shipment, Duration patience, Duration timeout) throws JMSException {
    boolean unused = link.use(patience, connection -> send(shipment, connection, timeout));
  }

  private boolean send(Shipment shipment, Connection connection, Duration timeout)
      throws JMSException {
    Sender known = sender(connection);
    Sender sender = known == null ? new Sender(connection, address) : known;
    try {
      sender.send(shipment, timeout);
    } catch (JMSException e) {
      if (sender.givenUp) {
        ResourceAllocationException full =
            new ResourceAllocationException("nothing taken within " + timeout);
        full.initCause(e);
        throw full;
      }
      sender.close();
      throw e;
    }
    idle.push(sender);
    return true;
  }

  /** Watches over nothing any more. */
  void close() {
    for (Sender sender = idle.poll(); sender != null; sender = idle.poll()) {
      sender.unwatch();
    }
  }

  private @Nullable Sender sender(Connection connection) {
    for (Sender sender = idle.poll(); sender != null; sender = idle.poll()) {
      if (sender.connection == connection && !sender.givenUp) {
        return sender;
      }
      // Its connection is lost, and the session with it; or it took too long in the end.
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
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<Void> watch;
    private volatile long deadline;
    private volatile boolean sending;
    volatile boolean givenUp;

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

    void send(Shipment shipment, Duration timeout) throws JMSException {
      deadline = System.nanoTime() + timeout.toNanos();
      sending = true;
      if (watched.compareAndSet(false, true)) {
        watch(timeout.toNanos());
      }
      try {
        producer.send(
            shipment.message(session),
            shipment.isDurable() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT,
            shipment.priority(),
            shipment.timeToLive());
      } finally {
        sending = false;
      }
    }

    /**
     * Has somebody look later on; not for each message, since that would cost more than to send.
     */
    private void watch(long nanos) {
      CompletableFuture<Void> later = new CompletableFuture<>();
      watch = later;
      later.completeOnTimeout(null, Math.max(1, nanos), TimeUnit.NANOSECONDS);
      var unused = later.thenRunAsync(this::look);
    }

    private void look() {
      watched.set(false);
      if (!sending) {
        return;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        // Ends the wait of the thread that sends.
        givenUp = true;
        close();
      } else if (watched.compareAndSet(false, true)) {
        watch(left);
      }
    }

    void unwatch() {
      CompletableFuture<Void> later = watch;
      if (later != null) {
        later.cancel(false);
      }
    }

    void close() {
      unwatch();
      try {
        session.close();
      } catch (JMSException e) {
        // Closed with its connection.
      }
    }
  }
}
