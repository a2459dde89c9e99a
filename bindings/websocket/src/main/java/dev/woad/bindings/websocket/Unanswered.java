package dev.woad.bindings.websocket;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the messages that were taken in and not answered yet, and holds a sender of too many. */
final class Unanswered {

  /** So many may wait before nothing more is read. */
  private static final int MAX = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private int count;
  private boolean released;

  void enter() {
    lock.lock();
    try {
      while (count >= MAX && !released) {
        fewer.awaitUninterruptibly();
      }
      count++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      count--;
      fewer.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean areAny() {
    lock.lock();
    try {
      return count > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of whoever waits: the session is over. */
  void release() {
    lock.lock();
    try {
      released = true;
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
