package dev.woad.hosting;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.dispatcher.ActiveCalls;
import dev.woad.dispatcher.ServiceInstances;
import dev.woad.dispatcher.ServiceThrottle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.xml.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service at its endpoints. Built, opened once, and closed once; all methods may be called by any
 * thread.
 *
 * <pre>{@code
 * try (ServiceHost host =
 *     ServiceHost.builder(OrderDesk.class)
 *         .endpoint(Orders.class, BasicHttpBinding.create(), "http://localhost:8080/orders")
 *         .build()) {
 *   host.open();
 *   host.awaitClose();
 * }
 * }</pre>
 */
public final class ServiceHost implements AutoCloseable {

  /** How long {@link #close()} lets calls under way go on. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(ServiceHost.class);

  private final QName name;
  private final ServiceInstances instances;
  private final ServiceThrottle throttle;
  private final List<AddressListener> listeners;
  private final ActiveCalls activeCalls;
  private final Runnable whenClosed;
  private final InstanceSource source;
  private final CountDownLatch closed = new CountDownLatch(1);
  private CommunicationState state = CommunicationState.CREATED;
  private boolean stopped;

  ServiceHost(QName name, List<AddressListener> listeners, Parts parts) {
    this.name = name;
    this.listeners = List.copyOf(listeners);
    this.instances = parts.instances;
    this.throttle = parts.throttle;
    this.activeCalls = parts.activeCalls;
    this.whenClosed = parts.whenClosed;
    this.source = parts.source;
  }

  /**
   * What a host is made of besides its listeners.
   *
   * @param whenClosed run at the end, whether the host was opened or not
   */
  record Parts(
      ServiceInstances instances,
      ServiceThrottle throttle,
      ActiveCalls activeCalls,
      InstanceSource source,
      Runnable whenClosed) {}

  /**
   * Returns a builder for a service of the given class, whose instances are made by its constructor
   * without parameters unless an instance provider is given.
   */
  public static ServiceHostBuilder builder(Class<?> service) {
    return new ServiceHostBuilder(service);
  }

  /** Returns a builder for a service of which the given object is the only instance. */
  public static ServiceHostBuilder builder(Object singleton) {
    return new ServiceHostBuilder(singleton.getClass()).singleton(singleton);
  }

  /** Returns the qualified name of the service, as its WSDL has it. */
  public QName name() {
    return name;
  }

  /** Returns the endpoints; once the host is open, at the addresses that they really have. */
  public List<ServiceEndpoint> endpoints() {
    return listeners.stream().flatMap(listener -> listener.endpoints().stream()).toList();
  }

  /** Returns where the host stands. */
  public synchronized CommunicationState state() {
    return state;
  }

  /** Returns how many calls are under way. */
  public int activeCalls() {
    return activeCalls.count();
  }

  /** Returns how many calls, sessions and instances there are, and how many wait. */
  public ServiceThrottle throttle() {
    return throttle;
  }

  /**
   * Opens all endpoints, or none.
   *
   * @throws CommunicationException if an address cannot be had
   * @throws IllegalStateException if the host has been opened before
   */
  public void open() {
    move(CommunicationState.CREATED, CommunicationState.OPENING);
    List<AddressListener> opened = new ArrayList<>();
    try {
      // A service that opens a database takes as long as its listeners do. Calls that come before
      // there is an instance wait for it.
      CompletableFuture<Boolean> instance = Aside.start(this::openInstances);
      listeners.forEach(AddressListener::prepare);
      try {
        for (AddressListener listener : listeners) {
          opened.add(listener);
          listener.open();
        }
      } finally {
        instance.exceptionally(failure -> false).join();
      }
      Aside.join(instance);
      move(CommunicationState.OPENING, CommunicationState.OPENED);
    } catch (RuntimeException | Error e) {
      Collections.reverse(opened);
      opened.forEach(listener -> closeQuietly(listener, Duration.ZERO));
      listeners.stream()
          .filter(listener -> !opened.contains(listener))
          .forEach(listener -> closeQuietly(listener, Duration.ZERO));
      instances.close();
      source.closeChannels();
      whenClosed.run();
      endOpening();
      throw e;
    }
    LOG.info("{} open at {}", name.getLocalPart(), endpoints());
  }

  private boolean openInstances() {
    instances.open();
    return true;
  }

  /** Waits until the host is closed, by whomever. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /** Closes as {@link #close(Duration)} does, with {@link #CLOSE_TIMEOUT}. */
  @Override
  public void close() {
    close(CLOSE_TIMEOUT);
  }

  /**
   * Takes no more calls, lets those under way finish within the given time, and closes all
   * endpoints. A host that is being opened is closed by whoever opens it. Does nothing the second
   * time.
   */
  public void close(Duration timeout) {
    stop();
    finish(timeout);
  }

  /** Takes no more calls; the first half of closing. */
  void stop() {
    synchronized (this) {
      switch (state) {
        case CREATED -> {
          state = CommunicationState.CLOSED;
          source.abandon();
          whenClosed.run();
          closed.countDown();
          return;
        }
        case FAULTED -> {
          state = CommunicationState.CLOSED;
          closed.countDown();
          return;
        }
        case OPENING -> {
          // Whoever opens it finds out at the end, and closes what has been opened by then.
          state = CommunicationState.CLOSING;
          return;
        }
        case CLOSING, CLOSED -> {
          return;
        }
        case OPENED -> {
          state = CommunicationState.CLOSING;
          stopped = true;
        }
      }
    }
    listeners.forEach(ServiceHost::stopQuietly);
  }

  /** Closes what {@link #stop} has stopped; the second half of closing, for one thread only. */
  void finish(Duration timeout) {
    synchronized (this) {
      if (!stopped) {
        return;
      }
      stopped = false;
    }
    try {
      awaitCalls(timeout);
    } finally {
      listeners.forEach(listener -> closeQuietly(listener, Duration.ofSeconds(1)));
      instances.close();
      source.closeChannels();
      whenClosed.run();
      move(CommunicationState.CLOSING, CommunicationState.CLOSED);
      closed.countDown();
      LOG.info("{} closed", name.getLocalPart());
    }
  }

  private synchronized void endOpening() {
    boolean closedMeanwhile = state == CommunicationState.CLOSING;
    state = closedMeanwhile ? CommunicationState.CLOSED : CommunicationState.FAULTED;
    closed.countDown();
  }

  private static void stopQuietly(AddressListener listener) {
    try {
      listener.stop();
    } catch (RuntimeException | Error e) {
      LOG.warn("{} cannot be stopped", listener.endpoints(), e);
    }
  }

  private static void closeQuietly(AddressListener listener, Duration timeout) {
    try {
      listener.close(timeout);
    } catch (RuntimeException | Error e) {
      // The others are to be closed all the same.
      LOG.warn("{} cannot be closed", listener.endpoints(), e);
    }
  }

  private void awaitCalls(Duration timeout) {
    try {
      if (!activeCalls.awaitNone(timeout)) {
        LOG.warn(
            "{}: {} calls still under way after {} are given up",
            name.getLocalPart(),
            activeCalls.count(),
            timeout);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void move(CommunicationState from, CommunicationState to) {
    if (state == CommunicationState.CLOSED || state == CommunicationState.CLOSING) {
      if (from != CommunicationState.CLOSING) {
        throw new CommunicationObjectClosedException(
            "host: " + state + " (expected: " + from + ")");
      }
    } else if (state != from) {
      throw new IllegalStateException("host: " + state + " (expected: " + from + ")");
    }
    state = to;
  }
}
