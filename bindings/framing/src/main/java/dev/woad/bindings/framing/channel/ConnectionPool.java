package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramedConnection;
import dev.woad.bindings.framing.SocketThreads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections that carry no session just now, the one used last first. Safe for use by many
 * threads.
 */
final class ConnectionPool {

  private final ConnectionPoolSettings settings;
  private final SocketThreads threads;
  private final Map<String, Deque<Idle>> idle = new HashMap<>();
  private boolean closed;

  ConnectionPool(ConnectionPoolSettings settings, SocketThreads threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /** Takes a connection out of the pool, if there is one that leads there. */
  synchronized @Nullable FramedConnection take(String target) {
    Deque<Idle> there = idle.get(target);
    while (there != null && !there.isEmpty()) {
      Idle last = there.removeLast();
      last.timer.cancel(false);
      if (last.connection.isOpen()) {
        return last.connection;
      }
    }
    return null;
  }

  /** Keeps a connection, or closes it. */
  void put(String target, FramedConnection connection) {
    if (!keep(target, connection)) {
      connection.abort();
    } else {
      connection.whenLost(() -> remove(target, connection));
    }
  }

  private synchronized boolean keep(String target, FramedConnection connection) {
    Deque<Idle> there = idle.computeIfAbsent(target, absent -> new ArrayDeque<>());
    if (closed
        || !connection.isOpen()
        || connection.age().compareTo(settings.leaseTimeout()) > 0
        || there.size() >= settings.maxOutboundConnectionsPerEndpoint()) {
      return false;
    }
    try {
      Future<?> timer =
          threads
              .group()
              .schedule(
                  () -> {
                    if (remove(target, connection)) {
                      connection.abort();
                    }
                  },
                  settings.idleTimeout().toMillis(),
                  TimeUnit.MILLISECONDS);
      there.addLast(new Idle(connection, timer));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private synchronized boolean remove(String target, FramedConnection connection) {
    Deque<Idle> there = idle.get(target);
    if (there == null) {
      return false;
    }
    for (Iterator<Idle> all = there.iterator(); all.hasNext(); ) {
      Idle candidate = all.next();
      if (candidate.connection == connection) {
        candidate.timer.cancel(false);
        all.remove();
        return true;
      }
    }
    return false;
  }

  /** Closes all connections that are in the pool, and those that are put there later. */
  void close() {
    List<Idle> last = new ArrayList<>();
    synchronized (this) {
      closed = true;
      idle.values().forEach(last::addAll);
      idle.clear();
    }
    for (Idle one : last) {
      one.timer.cancel(false);
      one.connection.abort();
    }
  }

  private record Idle(FramedConnection connection, Future<?> timer) {}
}
