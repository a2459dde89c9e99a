package dev.woad.bindings.httpserver;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a reply, written once. */
public interface HttpBody {

  /** No body. */
  HttpBody EMPTY = of(new byte[0]);

  /** Returns a body of the given bytes, which are not copied. */
  static HttpBody of(byte[] bytes) {
    return new HttpBody() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** Returns how many bytes will be written; -1 if that is not known, and the reply is chunked. */
  default long length() {
    return -1;
  }

  /** Writes the bytes. The stream is not closed. */
  void writeTo(OutputStream out) throws IOException;
}
