package dev.woad.bindings.http;

import dev.woad.bindings.EncodedMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.SubmissionPublisher;

/** Lets a message flow into a request as fast as the connection takes it. */
final class StreamedBody extends OutputStream {

  private static final int CHUNK = 16 * 1024;
  private static final int CHUNKS_AHEAD = 4;

  private final SubmissionPublisher<ByteBuffer> publisher;

  private StreamedBody(SubmissionPublisher<ByteBuffer> publisher) {
    this.publisher = publisher;
  }

  /** Returns what writes the message, once, on a thread of the executor. */
  static BodyPublisher publisher(EncodedMessage message, Executor executor) {
    return BodyPublishers.fromPublisher(
        subscriber -> {
          SubmissionPublisher<ByteBuffer> publisher =
              new SubmissionPublisher<>(executor, CHUNKS_AHEAD);
          publisher.subscribe(subscriber);
          executor.execute(() -> write(message, publisher));
        });
  }

  private static void write(EncodedMessage message, SubmissionPublisher<ByteBuffer> publisher) {
    try (OutputStream out = new BufferedOutputStream(new StreamedBody(publisher), CHUNK)) {
      message.writeTo(out);
    } catch (IOException | RuntimeException e) {
      publisher.closeExceptionally(e);
    }
    publisher.close();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!publisher.hasSubscribers()) {
      throw new IOException("the request was given up");
    }
    byte[] copy = new byte[length];
    System.arraycopy(bytes, offset, copy, 0, length);
    publisher.submit(ByteBuffer.wrap(copy));
  }
}
