package dev.woad.dispatcher;

import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.Timeouts;
import dev.woad.contracts.ContextChannel;
import dev.woad.contracts.OperationDescription;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one session share: their order, their instance and the way back. Safe for use
 * by many threads.
 */
final class DispatchSession {

  private final ChannelSession session;
  private final ServiceInstances instances;
  private final @Nullable CallGate gate;
  private final Timeouts timeouts;
  private final ServiceChannel channel;
  private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
  private final Map<Class<?>, Object> callbacks = new ConcurrentHashMap<>();
  // Calls may wait here for an instance that takes its time to be made.
  private final Lock lock = new ReentrantLock();
  private @Nullable InstanceContext instance;
  // Completes when there is room for an instance; null before one is asked for.
  private @Nullable CompletableFuture<Void> room;
  // The session itself counts as one.
  private final AtomicInteger underWay = new AtomicInteger(1);
  private boolean begun;
  private boolean terminated;

  DispatchSession(ChannelSession session, ServiceInstances instances, Timeouts timeouts) {
    this.session = session;
    this.instances = instances;
    this.gate = instances.sessionGate();
    this.timeouts = timeouts;
    this.channel = ServiceChannel.in(session, timeouts);
  }

  String id() {
    return session.id();
  }

  ServiceChannel channel() {
    return channel;
  }

  @Nullable CallGate gate() {
    return gate;
  }

  /** Returns whether messages go back to the other party through the given channel. */
  boolean leadsBackBy(RequestChannel candidate) {
    return session.callbackChannel() == candidate;
  }

  /** Returns an object that calls the other party; always the same for the same type. */
  <T> T callback(Class<T> type, ClientRuntime runtime) {
    return type.cast(
        callbacks.computeIfAbsent(
            type, absent -> ServiceProxy.create(type, ContextChannel.class, runtime, channel)));
  }

  /** Returns whether no operation has begun the session yet. Asked in the order of messages. */
  boolean isNew() {
    return !begun;
  }

  /** Returns whether the last operation of the session has been called. */
  boolean isTerminated() {
    return terminated;
  }

  /** Takes note of a call, in the order of messages. */
  void begin(OperationDescription operation) {
    begun = true;
    terminated = operation.terminating();
    underWay.incrementAndGet();
  }

  /** Takes note of the end of a call, whose reply is on its way. */
  void end(OperationDescription operation) {
    if (operation.terminating()) {
      closeInTime();
    }
    leave();
  }

  /** Says that the session is over: the instance is released after the last call in it. */
  void over() {
    if (over.complete(null)) {
      leave();
    }
  }

  /** Runs a task when there is room for the instance of the session. */
  void whenRoom(Throttle throttle, Runnable task, Executor executor) {
    CompletableFuture<Void> found;
    boolean first = false;
    lock.lock();
    try {
      first = room == null;
      if (room == null) {
        room = new CompletableFuture<>();
      }
      found = room;
    } finally {
      lock.unlock();
    }
    if (first && throttle.enter(() -> found.complete(null))) {
      found.complete(null);
    }
    if (found.isDone()) {
      task.run();
    } else {
      var unused = found.thenRun(() -> ServiceThrottle.execute(task, executor));
    }
  }

  /** Returns the instance of the session, made when it is first asked for. */
  InstanceContext instance(ServiceInstances source) {
    lock.lock();
    try {
      if (instance == null) {
        instance = source.create();
      }
      return instance;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    if (underWay.decrementAndGet() > 0) {
      return;
    }
    InstanceContext released;
    boolean hadRoom;
    lock.lock();
    try {
      released = instance;
      instance = null;
      hadRoom = room != null;
    } finally {
      lock.unlock();
    }
    if (released != null) {
      instances.release(released);
    }
    if (hadRoom) {
      instances.throttle().instances().leave();
    }
  }

  // The client ends the session; this is for one that does not.
  private void closeInTime() {
    over.copy()
        .orTimeout(timeouts.close().toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (nothing, late) -> {
              if (late != null) {
                session.abort("it was not closed within closeTimeout after its last operation");
              }
            });
  }
}
