package dev.woad.testing.conformance;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** So many bytes that are made as they are read. */
record Stream(long length) implements DataSource {

  static DataHandler of(long length) {
    return new DataHandler(new Stream(length));
  }

  /** Counts the bytes of a stream, which it reads to its end. */
  static long count(DataHandler data) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long count = 0;
    try (InputStream in = data.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    }
    return count;
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {

      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 'x' : -1;
      }

      @Override
      public int read(byte[] bytes, int offset, int wanted) {
        if (left <= 0) {
          return -1;
        }
        int given = (int) Math.min(wanted, left);
        Arrays.fill(bytes, offset, offset + given, (byte) 'x');
        left -= given;
        return given;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getContentType() {
    return "application/octet-stream";
  }

  @Override
  public String getName() {
    return "x";
  }
}
