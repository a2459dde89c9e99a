package dev.woad.bindings.framing.channel;

import dev.woad.contracts.QuotaExceededException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when there is more in it than there may be. */
final class LimitedStream extends FilterInputStream {

  private String quota;
  private long limit;
  private long count;

  LimitedStream(InputStream in, String quota, long limit) {
    super(in);
    this.quota = quota;
    this.limit = limit;
  }

  /** Lets so much through in all, counted from the start. */
  void limit(String newQuota, long newLimit) {
    quota = newQuota;
    limit = newLimit;
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
      throw new QuotaExceededException(
          "message: more than " + limit + " bytes (expected: <= " + quota + ")");
    }
  }
}
