package dev.woad.bindings.websocket;

import dev.woad.contracts.ServerTooBusyException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Keeps the messages of a session back until it is let in. Safe for use by many threads. */
final class Admission {

  /** How many messages are kept; a client that waits for replies sends few. */
  private static final int MAX_EARLY = 16;

  private final Queue<Runnable> early = new ArrayDeque<>();
  private volatile boolean open;

  /**
   * Runs a task, now or when the session is let in, after those that came before.
   *
   * @throws ServerTooBusyException if too many wait already
   */
  void whenOpen(Runnable task) {
    if (!open) {
      synchronized (this) {
        if (!open) {
          if (early.size() == MAX_EARLY) {
            throw new ServerTooBusyException(
                "messages before the session was let in: more than " + MAX_EARLY);
          }
          early.add(task);
          return;
        }
      }
    }
    task.run();
  }

  /** Lets the session in. */
  void open() {
    while (true) {
      Runnable next;
      synchronized (this) {
        next = early.poll();
        if (next == null) {
          open = true;
          return;
        }
      }
      next.run();
    }
  }
}
