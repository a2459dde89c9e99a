package dev.woad.bindings.encoding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says once that a stream has been read to its end, or closed before. */
final class EndNoticingStream extends FilterInputStream {

  private final Runnable onEnd;
  private boolean ended;

  EndNoticingStream(InputStream in, Runnable onEnd) {
    super(in);
    this.onEnd = onEnd;
  }

  @Override
  public int read() throws IOException {
    return noticed(super.read());
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return noticed(super.read(target, offset, length));
  }

  @Override
  public void close() throws IOException {
    super.close();
    int unused = noticed(-1);
  }

  private int noticed(int result) {
    if (result < 0 && !ended) {
      ended = true;
      onEnd.run();
    }
    return result;
  }
}
