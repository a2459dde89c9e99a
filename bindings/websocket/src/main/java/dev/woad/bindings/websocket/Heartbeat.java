package dev.woad.bindings.websocket;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks now and then whether the other party is there, and ends sessions in which nothing comes. */
final class Heartbeat {

  private final SessionSetup.Times times;
  private final Socket socket;
  private final SocketSession session;
  private final long interval;
  private volatile long lastHeard = System.nanoTime();
  private volatile long lastMessage = lastHeard;
  private volatile boolean stopped;
  private volatile @Nullable CompletableFuture<Void> timer;
  private long lastAsked = System.nanoTime();
  private boolean asked;

  private Heartbeat(SessionSetup.Times times, Socket socket, SocketSession session) {
    this.times = times;
    this.socket = socket;
    this.session = session;
    Duration idle = times.idle();
    this.interval =
        idle == null || times.keepAlive().compareTo(idle) < 0
            ? times.keepAlive().toNanos()
            : idle.toNanos();
  }

  static Heartbeat start(SessionSetup.Times times, Socket socket, SocketSession session) {
    Heartbeat heartbeat = new Heartbeat(times, socket, session);
    heartbeat.schedule();
    return heartbeat;
  }

  /** Takes notice that something has come. */
  void heard() {
    lastHeard = System.nanoTime();
  }

  /** Takes notice that part of a message has come. */
  void message() {
    lastMessage = System.nanoTime();
    lastHeard = lastMessage;
  }

  void stop() {
    stopped = true;
    CompletableFuture<Void> set = timer;
    if (set != null) {
      set.cancel(false);
    }
  }

  private void schedule() {
    CompletableFuture<Void> set =
        new CompletableFuture<Void>().completeOnTimeout(null, interval, TimeUnit.NANOSECONDS);
    timer = set;
    var unused = set.thenRunAsync(this::beat, SocketThreads.shared());
    if (stopped) {
      set.cancel(false);
    }
  }

  private void beat() {
    if (stopped) {
      return;
    }
    boolean due = System.nanoTime() - lastAsked >= times.keepAlive().toNanos();
    if (due && asked && lastHeard - lastAsked < 0 && !session.isReceiving()) {
      session.closed(CloseCode.LOST, "no answer to a ping within " + times.keepAlive());
      socket.abort();
      return;
    }
    Duration idle = times.idle();
    if (idle != null && System.nanoTime() - lastMessage >= idle.toNanos() && !session.isBusy()) {
      session.abort("nothing has come for " + idle + ", the receiveTimeout");
      return;
    }
    if (due) {
      ask();
    }
    schedule();
  }

  private void ask() {
    asked = true;
    lastAsked = System.nanoTime();
    try {
      socket.ping();
    } catch (IOException e) {
      // It is lost, then, which its end tells.
      asked = false;
    }
  }
}
