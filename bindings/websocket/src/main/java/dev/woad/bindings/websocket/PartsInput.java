package dev.woad.bindings.websocket;

import dev.woad.contracts.QuotaExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A message that flows from the thread that it comes by to the one that reads it. */
final class PartsInput extends InputStream {

  private static final int MAX_WAITING = 64 * 1024;
  private static final int READ_AHEAD = 32 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ByteBuffer> parts = new ArrayDeque<>();
  private final long maxMessage;
  private final long patience;
  private long limit;
  private String quota = "maxBufferSize";
  private long handedOut;
  private int waiting;
  private boolean complete;
  private long received;
  private boolean broken;
  private @Nullable QuotaExceededException tooLarge;
  private boolean closed;

  PartsInput(long maxMessage, long maxHeaders, Duration patience) {
    this.maxMessage = maxMessage;
    this.patience = patience.toNanos();
    this.limit = maxHeaders + READ_AHEAD;
    if (limit >= maxMessage) {
      headersRead();
    }
  }

  /** Lets all of the message through, and not only as much as headers may have. */
  void headersRead() {
    lock.lock();
    try {
      limit = maxMessage;
      quota = "maxReceivedMessageSize";
    } finally {
      lock.unlock();
    }
  }

  /** Adds a part, and waits while too much waits for its reader. */
  void put(ByteBuffer part, boolean last) throws IOException {
    lock.lock();
    try {
      received += part.remaining();
      if (received > maxMessage) {
        broken = true;
        tooLarge = MessageReceiver.tooLarge(maxMessage);
        changed.signalAll();
        throw tooLarge;
      }
      if (!closed && part.hasRemaining()) {
        ByteBuffer copy = ByteBuffer.allocate(part.remaining()).put(part).flip();
        parts.add(copy);
        waiting += copy.remaining();
      }
      complete = last;
      changed.signalAll();
      long left = patience;
      while (waiting > MAX_WAITING && !closed && !broken) {
        if (left <= 0) {
          throw new IOException("message: not read within " + Duration.ofNanos(patience));
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the message before its end, if that has not come. */
  void breakOff() {
    lock.lock();
    try {
      broken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      long deadline = System.nanoTime() + TimeUnit.DAYS.toNanos(1);
      while (parts.isEmpty() && !complete && !broken && !closed) {
        long unused = changed.awaitNanos(deadline - System.nanoTime());
      }
      ByteBuffer next = parts.peek();
      if (closed) {
        throw new IOException("message: closed");
      }
      if (next == null) {
        if (complete) {
          return -1;
        }
        throw brokenOff();
      }
      int n = Math.min(length, next.remaining());
      next.get(target, offset, n);
      if (!next.hasRemaining()) {
        parts.remove();
      }
      waiting -= n;
      handedOut += n;
      changed.signalAll();
      if (handedOut > limit) {
        throw new QuotaExceededException(
            "message: more than " + limit + " bytes (expected: <= " + quota + ")");
      }
      return n;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  private IOException brokenOff() {
    if (tooLarge != null) {
      throw tooLarge;
    }
    return new IOException("message: broken off, for the connection has ended");
  }

  /** Lets the rest of the message pass unread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      parts.clear();
      waiting = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
