package dev.woad.bindings.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends to one address, by as many sessions as there are threads that send at a time. Safe for use
 * by many threads.
 */
final class JmsSenders {

  private static final ScheduledThreadPoolExecutor WATCH = watch();

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
    Future<?> watch =
        WATCH.schedule(sender::giveUp, Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
    try {
      sender.send(shipment);
      watch.cancel(false);
      if (sender.givenUp) {
        // Too late to matter: it was taken.
        return true;
      }
    } catch (JMSException e) {
      watch.cancel(false);
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

  private static ScheduledThreadPoolExecutor watch() {
    ScheduledThreadPoolExecutor watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "woad-jms-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
    watch.setKeepAliveTime(10, TimeUnit.SECONDS);
    watch.allowCoreThreadTimeOut(true);
    return watch;
  }

  private @Nullable Sender sender(Connection connection) {
    for (Sender sender = idle.poll(); sender != null; sender = idle.poll()) {
      if (sender.connection == connection) {
        return sender;
      }
      // Its connection is lost, and the session with it.
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

    void send(Shipment shipment) throws JMSException {
      producer.send(
          shipment.message(session),
          shipment.isDurable() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT,
          shipment.priority(),
          shipment.timeToLive());
    }

    /** Ends the wait of the thread that sends. */
    void giveUp() {
      givenUp = true;
      close();
    }

    void close() {
      try {
        session.close();
      } catch (JMSException e) {
        // Closed with its connection.
      }
    }
  }
}
