package dev.woad.bindings.http;

import dev.woad.bindings.httpserver.HttpBody;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** Bytes that have been written and are to be sent, without being copied in between. */
final class Buffer extends ByteArrayOutputStream implements HttpBody {

  private static final int INITIAL = 1024;

  Buffer() {
    super(INITIAL);
  }

  @Override
  public long length() {
    return count;
  }

  BodyPublisher publisher() {
    return BodyPublishers.ofByteArray(buf, 0, count);
  }
}
