package dev.woad.bindings;

import dev.woad.contracts.QuotaExceededException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails by a {@link QuotaExceededException} when there is more in it than there may
 * be, and reads no more than a byte beyond that. For use by one thread.
 */
public final class LimitedStream extends FilterInputStream {

  private String quota;
  private long limit;
  private long count;
  private boolean exceeded;

  /**
   * Creates one.
   *
   * @param quota the name of the quota, for the message of the exception
   * @param limit how many bytes may be in it
   */
  public LimitedStream(InputStream in, String quota, long limit) {
    super(in);
    this.quota = quota;
    this.limit = limit;
  }

  /** Lets so much through in all, counted from the start. */
  public void limit(String newQuota, long newLimit) {
    quota = newQuota;
    limit = newLimit;
  }

  /** Returns whether there was more. */
  public boolean isExceeded() {
    return exceeded;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    // One more than may be tells the difference between enough and too much.
    int n = super.read(target, offset, (int) Math.min(length, limit - count + 1));
    if (n > 0) {
      count(n);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(Math.min(n, limit - count + 1));
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) {
    count += n;
    if (count > limit) {
      exceeded = true;
      throw tooLarge(quota, limit);
    }
  }

  /** Returns what is thrown where the size is known before. */
  public static QuotaExceededException tooLarge(String quota, long limit) {
    return new QuotaExceededException(
        "message: more than " + limit + " bytes (expected: <= " + quota + ")");
  }
}
