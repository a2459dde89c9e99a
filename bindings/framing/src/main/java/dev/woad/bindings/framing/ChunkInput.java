package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.QuotaExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A message that comes in chunks. The event loop adds them, and takes in no more while the reader
 * does not keep up. What is left when it is closed is discarded as it comes.
 */
final class ChunkInput extends InputStream {

  private static final int HIGH = 128 * 1024;
  private static final int LOW = 32 * 1024;

  private final FramedSession session;
  private final Duration timeout;
  private final long maxSize;
  private final long maxDiscarded;

  // Guards all below. Not a monitor: a virtual thread that waits in one may hold on to its carrier.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> pieces = new ArrayDeque<>();
  private byte[] current = {};
  private int position;
  private int waiting;
  private long received;
  private long discarded;
  private boolean paused;
  private boolean finished;
  private boolean closed;
  private @Nullable CommunicationException failure;

  ChunkInput(FramedSession session, FramedEndpoint endpoint) {
    this.session = session;
    this.timeout = endpoint.receiveTimeout();
    this.maxSize = endpoint.maxEnvelopeSize(FramingMode.SINGLETON_UNSIZED);
    this.maxDiscarded = endpoint.maxDiscarded();
  }

  void add(byte[] piece) {
    received += piece.length;
    if (received > maxSize) {
      throw FramingException.of(
          FramingFault.MAX_MESSAGE_SIZE_EXCEEDED,
          new QuotaExceededException(
              "message: more than " + maxSize + " bytes (expected: <= maxReceivedMessageSize)"));
    }
    boolean tooMuch;
    lock.lock();
    try {
      if (closed) {
        discarded += piece.length;
        if (discarded > maxDiscarded) {
          throw FramingException.of("message: given up before its end");
        }
        return;
      }
      pieces.add(piece);
      waiting += piece.length;
      tooMuch = waiting > HIGH && !paused;
      paused |= tooMuch;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (tooMuch) {
      session.pause();
    }
  }

  void finish() {
    lock.lock();
    try {
      finished = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void fail(CommunicationException cause) {
    lock.lock();
    try {
      if (!finished) {
        failure = cause;
        changed.signal();
      }
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
    boolean resume;
    int count;
    lock.lock();
    try {
      if (length == 0) {
        return 0;
      }
      if (position == current.length && !nextPiece()) {
        return -1;
      }
      count = Math.min(length, current.length - position);
      System.arraycopy(current, position, target, offset, count);
      position += count;
      waiting -= count;
      resume = paused && waiting < LOW;
      paused &= !resume;
    } finally {
      lock.unlock();
    }
    if (resume) {
      session.resume();
    }
    return count;
  }

  private boolean nextPiece() throws IOException {
    long left = timeout.toNanos();
    while (true) {
      if (closed) {
        throw new IOException("message: closed");
      }
      byte[] next = pieces.poll();
      if (next != null) {
        current = next;
        position = 0;
        return true;
      }
      if (finished) {
        return false;
      }
      if (failure != null) {
        throw failure;
      }
      if (left <= 0) {
        throw new CommunicationTimeoutException(
            "message: nothing more of it came within " + timeout + ", the receiveTimeout");
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for the rest of a message", e);
      }
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return current.length - position;
    } finally {
      lock.unlock();
    }
  }

  /** Discards what is left. */
  @Override
  public void close() {
    boolean resume;
    lock.lock();
    try {
      closed = true;
      pieces.clear();
      current = new byte[0];
      position = 0;
      waiting = 0;
      resume = paused;
      paused = false;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (resume) {
      session.resume();
    }
  }
}
