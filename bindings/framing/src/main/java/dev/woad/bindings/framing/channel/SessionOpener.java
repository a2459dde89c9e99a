package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramedConnection;
import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramedNetwork;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Begins sessions on connections that are there, or else on new ones. Safe for use by many threads.
 */
final class SessionOpener {

  private final FramedNetwork network;
  private final SocketThreads threads;
  private final ConnectionPool pool;

  SessionOpener(FramedNetwork network, SocketThreads threads, ConnectionPool pool) {
    this.network = network;
    this.threads = threads;
    this.pool = pool;
  }

  /** Begins a session; its connection may be put back into the pool when the session is closed. */
  CompletableFuture<Opened> open(
      EndpointAddress address, Preamble preamble, FramedEndpoint endpoint, Duration timeout) {
    return open(address, preamble, endpoint, timeout, new CompletableFuture<>());
  }

  /**
   * Begins a session.
   *
   * @param over gives the attempt up when it completes
   */
  CompletableFuture<Opened> open(
      EndpointAddress address,
      Preamble preamble,
      FramedEndpoint endpoint,
      Duration timeout,
      CompletableFuture<?> over) {
    Attempt attempt = new Attempt(address, preamble, endpoint, timeout);
    CompletableFuture<Opened> begun = attempt.begin();
    var unused =
        over.whenComplete(
            (none, error) ->
                begun.completeExceptionally(
                    new CommunicationObjectClosedException("channel to " + address + ": closed")));
    return begun
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionallyCompose(
            error -> {
              attempt.giveUp();
              return CompletableFuture.failedFuture(told(unwrap(error), address, timeout));
            });
  }

  private static Throwable told(Throwable error, EndpointAddress address, Duration timeout) {
    if (error instanceof TimeoutException) {
      return new CommunicationTimeoutException(
          "no session with " + address + " within " + timeout, error);
    }
    return isLoss(error)
        ? new CommunicationException(
            "no session with " + address + ": " + error.getMessage(), error)
        : error;
  }

  /** Returns whether a connection was lost, rather than a session refused. */
  static boolean isLoss(Throwable error) {
    return error.getClass() == CommunicationException.class
        || error instanceof CommunicationObjectAbortedException;
  }

  static Throwable unwrap(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? unwrap(cause) : error;
  }

  /** A session with the connection that carries it. */
  final class Opened {

    private final FramedSession session;
    private final FramedConnection connection;
    private final String target;

    private Opened(FramedSession session, FramedConnection connection, String target) {
      this.session = session;
      this.connection = connection;
      this.target = target;
    }

    FramedSession session() {
      return session;
    }

    /** Puts the connection back, after its session was closed in order. */
    void release() {
      pool.put(target, connection);
    }
  }

  private final class Attempt {

    private final EndpointAddress address;
    private final Preamble preamble;
    private final FramedEndpoint endpoint;
    private final Duration timeout;
    private final String target;
    private @Nullable CompletableFuture<FramedConnection> current;

    Attempt(EndpointAddress address, Preamble preamble, FramedEndpoint endpoint, Duration timeout) {
      this.address = address;
      this.preamble = preamble;
      this.endpoint = endpoint;
      this.timeout = timeout;
      this.target = String.valueOf(address.uri().getRawAuthority());
    }

    CompletableFuture<Opened> begin() {
      FramedConnection pooled = pool.take(target);
      if (pooled == null) {
        return connect();
      }
      // The other party may have closed it meanwhile, or be about to.
      return openOn(CompletableFuture.completedFuture(pooled))
          .exceptionallyCompose(
              error ->
                  isLoss(unwrap(error)) ? begin() : CompletableFuture.failedFuture(unwrap(error)));
    }

    private CompletableFuture<Opened> connect() {
      return openOn(FramedConnection.connect(network, address, threads, timeout));
    }

    private CompletableFuture<Opened> openOn(CompletableFuture<FramedConnection> connecting) {
      synchronized (this) {
        current = connecting;
      }
      return connecting.thenCompose(
          connection ->
              connection
                  .open(preamble, endpoint)
                  .thenApply(session -> new Opened(session, connection, target)));
    }

    synchronized void giveUp() {
      if (current != null) {
        // Connected later, it is nobody's any more.
        var unused = current.thenAccept(FramedConnection::abort);
      }
    }
  }
}
