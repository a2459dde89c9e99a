package dev.woad.bindings.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker, made when it is wanted and again when it was lost, with pauses that
 * grow while the broker is away. Safe for use by many threads.
 */
final class JmsLink {

  private static final Logger LOG = LoggerFactory.getLogger(JmsLink.class);
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final JmsBroker broker;
  private final ConnectionFactory factory;
  private final JmsConnectionSettings settings;
  private final Runnable onLost;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Connection current;
  private boolean connecting;
  private boolean closed;
  private long pause = FIRST_PAUSE;
  private long notBefore = System.nanoTime();

  /**
   * Creates a link.
   *
   * @param factory one of the broker's, which is let go of in the end
   * @param onLost is told each time that a connection is no more
   */
  JmsLink(
      JmsBroker broker,
      ConnectionFactory factory,
      JmsConnectionSettings settings,
      Runnable onLost) {
    this.broker = broker;
    this.factory = factory;
    this.settings = settings;
    this.onLost = onLost;
  }

  /**
   * Returns the connection, started, and makes it if there is none.
   *
   * @param patience how long to try; once at least
   * @throws JMSException if there is none in that time, or if the link is closed
   */
  Connection connection(Duration patience) throws JMSException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      if (!awaitTurn(deadline)) {
        Connection there = current();
        if (there != null) {
          return there;
        }
      }
      JMSException failure;
      try {
        return connect();
      } catch (JMSException e) {
        failure = e;
      } catch (RuntimeException e) {
        failure = new JMSException(e.toString());
        failure.initCause(e);
      }
      connected(null);
      if (System.nanoTime() + pauseLeft() > deadline
          || !JmsTransportException.isOfConnection(failure)) {
        throw failure;
      }
      LOG.debug("{}: {}", settings, failure.getMessage());
    }
  }

  /**
   * Does something by the connection, again by another one if it is lost meanwhile.
   *
   * @param patience how long to try; once at least
   */
  <T> T use(Duration patience, Use<T> action) throws JMSException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Connection connection =
          connection(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      try {
        return action.by(connection);
      } catch (JMSException e) {
        if (!JmsTransportException.isOfConnection(e)) {
          throw e;
        }
        lost(connection, e);
        if (System.nanoTime() >= deadline) {
          throw e;
        }
      }
    }
  }

  private @Nullable Connection current() throws JMSException {
    lock.lock();
    try {
      requireOpen();
      return current;
    } finally {
      lock.unlock();
    }
  }

  private long pauseLeft() {
    lock.lock();
    try {
      return notBefore - System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is a connection, or until it is this thread that is to make it: true. */
  private boolean awaitTurn(long deadline) throws JMSException {
    lock.lock();
    try {
      while (true) {
        requireOpen();
        if (current != null) {
          return false;
        }
        long now = System.nanoTime();
        long wait = connecting ? deadline - now : notBefore - now;
        if (!connecting && wait <= 0) {
          connecting = true;
          return true;
        }
        if (now >= deadline) {
          throw new JMSException("broker: no connection in time");
        }
        long unused = changed.awaitNanos(Math.min(wait, deadline - now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      JMSException interrupted = new JMSException("interrupted while waiting for the broker");
      interrupted.initCause(e);
      throw interrupted;
    } finally {
      lock.unlock();
    }
  }

  // Not under the lock: a broker may take its time.
  private Connection connect() throws JMSException {
    Connection made =
        settings.user() == null
            ? factory.createConnection()
            : factory.createConnection(settings.user(), settings.password());
    try {
      made.setExceptionListener(failure -> lost(made, failure));
      made.start();
    } catch (JMSException | RuntimeException e) {
      closeQuietly(made);
      throw e;
    }
    if (!connected(made)) {
      closeQuietly(made);
      throw new IllegalStateException("closed");
    }
    return made;
  }

  private boolean connected(@Nullable Connection made) {
    lock.lock();
    try {
      connecting = false;
      changed.signalAll();
      if (made == null) {
        notBefore = System.nanoTime() + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        return false;
      }
      if (closed) {
        return false;
      }
      current = made;
      pause = FIRST_PAUSE;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a connection up that has failed. */
  void lost(Connection connection, Exception failure) {
    lock.lock();
    try {
      if (current != connection) {
        return;
      }
      current = null;
      notBefore = System.nanoTime() + FIRST_PAUSE;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    LOG.warn("connection to {} is lost: {}", settings, failure.getMessage());
    onLost.run();
    closeQuietly(connection);
  }

  /** Returns how long callers wait for the broker. */
  Duration patience() {
    return settings.reconnectTimeout();
  }

  boolean isConnected() {
    lock.lock();
    try {
      return current != null;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() throws JMSException {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  /** Closes the connection; there is no other. */
  void close() {
    Connection last;
    lock.lock();
    try {
      closed = true;
      last = current;
      current = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (last != null) {
      closeQuietly(last);
    }
    broker.release(factory);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (JMSException | RuntimeException e) {
      LOG.debug("connection not closed in order: {}", e.getMessage());
    }
  }

  /** What is done by a connection. */
  @FunctionalInterface
  interface Use<T> {

    /** Does it. */
    T by(Connection connection) throws JMSException;
  }
}
