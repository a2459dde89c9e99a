package dev.woad.dispatcher;

import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the instance for each call. Safe for use by many threads. */
public final class ServiceInstances implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceInstances.class);

  private final InstanceProvider provider;
  private final InstanceContextMode mode;
  private final ConcurrencyMode concurrency;
  private final ServiceThrottle throttle;
  // Calls may wait here for a service that takes its time to start; no monitor, which would hold
  // the carriers of virtual threads.
  private final Lock lock = new ReentrantLock();
  private @Nullable InstanceContext single;

  private ServiceInstances(
      InstanceProvider provider,
      InstanceContextMode mode,
      ConcurrencyMode concurrency,
      ServiceThrottle throttle) {
    this.provider = provider;
    this.mode = mode;
    this.concurrency = concurrency;
    this.throttle = throttle;
  }

  /** Returns instances that the given provider makes, as often as the mode says. */
  public static ServiceInstances of(
      InstanceProvider provider, InstanceContextMode mode, ConcurrencyMode concurrency) {
    return of(provider, mode, concurrency, ServiceThrottle.unlimited());
  }

  /** Returns the same, of which no more are there at a time, and in use, than the throttle lets. */
  public static ServiceInstances of(
      InstanceProvider provider,
      InstanceContextMode mode,
      ConcurrencyMode concurrency,
      ServiceThrottle throttle) {
    return new ServiceInstances(provider, mode, concurrency, throttle);
  }

  /** Makes the single instance, if there is to be one, so that what fails in it fails early. */
  public void open() {
    if (mode == InstanceContextMode.SINGLE) {
      single();
    }
  }

  /** Returns the instance that all calls share, if they do and it is there. */
  public Optional<Object> singleInstance() {
    lock.lock();
    try {
      return Optional.ofNullable(single).map(InstanceContext::instance);
    } finally {
      lock.unlock();
    }
  }

  ServiceThrottle throttle() {
    return throttle;
  }

  ConcurrencyMode concurrency() {
    return concurrency;
  }

  /** Returns what lets the calls of one session in, in their order; null if they need not wait. */
  @Nullable CallGate sessionGate() {
    boolean free =
        concurrency == ConcurrencyMode.MULTIPLE
            || (concurrency == ConcurrencyMode.REENTRANT && mode == InstanceContextMode.PER_CALL);
    return free ? null : new CallGate();
  }

  /**
   * Runs a task when the instance for a call may be asked for: now on this thread, or later by the
   * executor.
   */
  void whenRoom(@Nullable DispatchSession session, Runnable task, Executor executor) {
    if (mode == InstanceContextMode.SINGLE) {
      task.run();
    } else if (mode == InstanceContextMode.PER_SESSION && session != null) {
      session.whenRoom(throttle.instances(), task, executor);
    } else if (throttle.instances().enter(() -> ServiceThrottle.execute(task, executor))) {
      task.run();
    }
  }

  /** Returns the instance for a call. */
  InstanceContext enter(@Nullable DispatchSession session) {
    return switch (mode) {
      case SINGLE -> single();
      case PER_CALL -> createForCall();
      // Without a session there is nothing to share an instance by.
      case PER_SESSION -> session == null ? createForCall() : session.instance(this);
    };
  }

  /** Takes back the instance of a call that is over. */
  void leave(InstanceContext context, @Nullable DispatchSession session) {
    boolean shared =
        mode == InstanceContextMode.SINGLE
            || (mode == InstanceContextMode.PER_SESSION && session != null);
    if (!shared) {
      release(context);
      throttle.instances().leave();
    }
  }

  /** Returns an instance of its own, which is released by whoever asked for it. */
  InstanceContext create() {
    return new InstanceContext(provider.instance(), null);
  }

  /** Returns an instance for one call, whose room is given up if there can be none. */
  private InstanceContext createForCall() {
    boolean made = false;
    try {
      InstanceContext created = create();
      made = true;
      return created;
    } finally {
      if (!made) {
        throttle.instances().leave();
      }
    }
  }

  /** Gives the single instance back, if there is one. */
  @Override
  public void close() {
    InstanceContext last;
    lock.lock();
    try {
      last = single;
      single = null;
    } finally {
      lock.unlock();
    }
    if (last != null) {
      release(last);
    }
  }

  void release(InstanceContext context) {
    try {
      provider.release(context.instance());
    } catch (RuntimeException | Error e) {
      // The call is over, and its caller has nothing to do with it.
      LOG.error("{} could not be released", context.instance().getClass().getName(), e);
    }
  }

  private InstanceContext single() {
    lock.lock();
    try {
      if (single == null) {
        single =
            new InstanceContext(
                provider.instance(),
                concurrency == ConcurrencyMode.MULTIPLE ? null : new CallGate());
      }
      return single;
    } finally {
      lock.unlock();
    }
  }
}
