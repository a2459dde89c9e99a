package dev.woad.dispatcher;

import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to the threads of a pool that wait for one, so that others are made only where none
 * does. Of several the last one to come gets the task: what it needs is still in the caches of its
 * processor, and threads that are too many get none and end. Safe for use by many threads.
 */
final class HandOver extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {

  // About as long as it takes to be woken: with calls in close order a thread need not be.
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 64 : 0;

  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private final Queue<Runnable> kept = new ArrayDeque<>();

  /** Gives the task to a thread that waits; returns false if none does. */
  @Override
  public boolean offer(Runnable task) {
    Waiter waiter;
    synchronized (this) {
      waiter = waiters.pollFirst();
    }
    if (waiter == null) {
      return false;
    }
    waiter.take(task);
    return true;
  }

  @Override
  public boolean offer(Runnable task, long timeout, TimeUnit unit) {
    return offer(task);
  }

  /** Gives the task to a thread that waits, or to the first that comes. */
  void keep(Runnable task) {
    Waiter waiter;
    synchronized (this) {
      waiter = waiters.pollFirst();
      if (waiter == null) {
        kept.add(task);
        return;
      }
    }
    waiter.take(task);
  }

  @Override
  public Runnable take() throws InterruptedException {
    Runnable task = poll(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    while (task == null) {
      task = poll(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
    return task;
  }

  @Override
  public synchronized @Nullable Runnable poll() {
    return kept.poll();
  }

  @Override
  public @Nullable Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
    Waiter waiter = new Waiter(Thread.currentThread());
    synchronized (this) {
      Runnable first = kept.poll();
      if (first != null) {
        return first;
      }
      waiters.addFirst(waiter);
    }
    Runnable task = waiter.await(unit.toNanos(timeout));
    if (task == null) {
      synchronized (this) {
        if (waiters.remove(waiter)) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          return null;
        }
      }
      // Somebody has taken it out, and is about to give it a task.
      task = waiter.awaitCertain();
    }
    return task;
  }

  @Override
  public synchronized @Nullable Runnable peek() {
    return kept.peek();
  }

  @Override
  public synchronized int size() {
    return kept.size();
  }

  @Override
  public synchronized Iterator<Runnable> iterator() {
    return List.copyOf(kept).iterator();
  }

  @Override
  public synchronized boolean remove(@Nullable Object task) {
    return kept.remove(task);
  }

  @Override
  public void put(Runnable task) {
    keep(task);
  }

  @Override
  public int remainingCapacity() {
    return 0;
  }

  @Override
  public int drainTo(Collection<? super Runnable> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  public synchronized int drainTo(Collection<? super Runnable> target, int max) {
    int drained = 0;
    while (drained < max && !kept.isEmpty()) {
      target.add(kept.remove());
      drained++;
    }
    return drained;
  }

  /** A thread that waits for a task. */
  private static final class Waiter {

    private final Thread thread;
    private volatile @Nullable Runnable task;
    private volatile boolean parked;

    Waiter(Thread thread) {
      this.thread = thread;
    }

    void take(Runnable newTask) {
      task = newTask;
      if (parked) {
        LockSupport.unpark(thread);
      }
    }

    /** Waits; returns null if the time is up or the thread is interrupted. */
    @Nullable Runnable await(long nanos) {
      for (int i = 0; i < SPINS && task == null; i++) {
        Thread.onSpinWait();
      }
      parked = true;
      long start = System.nanoTime();
      while (task == null && !Thread.currentThread().isInterrupted()) {
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
          break;
        }
        LockSupport.parkNanos(this, left);
      }
      return task;
    }

    Runnable awaitCertain() {
      Runnable given = task;
      while (given == null) {
        Thread.onSpinWait();
        given = task;
      }
      return given;
    }
  }
}
