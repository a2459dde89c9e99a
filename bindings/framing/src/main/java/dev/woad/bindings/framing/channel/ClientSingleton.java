package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.SessionListener;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call in a session of its own, on the side of the caller. */
final class ClientSingleton implements FramedEndpoint, SessionListener {

  /** How much of a reply that nobody reads to its end is taken to save the connection. */
  private static final long MAX_DISCARDED = 64 * 1024;

  private final FramedChannelInitiator initiator;
  private final EndpointAddress address;
  private final SocketThreads threads;
  private final Message request;
  private final CompletableFuture<@Nullable Message> reply = new CompletableFuture<>();
  private volatile @Nullable FramedSession session;
  private volatile boolean givenUp;

  // For the event loop only.
  private boolean replyBegun;
  private SessionOpener.@Nullable Opened opened;
  private boolean over;

  ClientSingleton(
      FramedChannelInitiator initiator,
      EndpointAddress address,
      SocketThreads threads,
      Message request) {
    this.initiator = initiator;
    this.address = address;
    this.threads = threads;
    this.request = request;
  }

  /** Returns the reply; null where the session ended without one. */
  CompletableFuture<@Nullable Message> reply() {
    return reply;
  }

  void start(SessionOpener opener, Duration timeout) {
    Duration openTimeout = initiator.timeouts().open();
    Duration within = timeout.compareTo(openTimeout) < 0 ? timeout : openTimeout;
    var unused =
        opener
            .open(address, initiator.encoding().singleton(address), this, within)
            .whenComplete(
                (now, error) -> {
                  if (error != null) {
                    reply.completeExceptionally(SessionOpener.unwrap(error));
                  } else {
                    begin(now);
                  }
                });
  }

  private void begin(SessionOpener.Opened now) {
    FramedSession begun = now.session();
    begun
        .eventLoop()
        .execute(
            () -> {
              opened = now;
              release();
            });
    if (givenUp) {
      begun.abort(new CommunicationException("given up"));
    } else {
      threads.workers().execute(() -> write(begun));
    }
  }

  private void write(FramedSession to) {
    try {
      OutputStream out = to.openEnvelope();
      initiator.encoding().alone().encode(request).writeTo(out);
      out.close();
    } catch (IOException | RuntimeException e) {
      // If the service broke off, why it did so says more than that it did.
      CommunicationException known = to.failure();
      reply.completeExceptionally(known == null ? e : known);
      to.abort(new CommunicationException("request cannot be sent: " + e.getMessage(), e));
    }
  }

  /** Gives the call up, if it is still under way. */
  void fail(CommunicationException reason) {
    givenUp = true;
    if (reply.completeExceptionally(reason) || reply.isCompletedExceptionally()) {
      FramedSession begun = session;
      if (begun != null) {
        begun.abort(reason);
      }
    }
  }

  @Override
  public @Nullable StreamUpgrade upgrade() {
    return initiator.upgrade(address);
  }

  @Override
  public SessionListener accept(FramedSession begun) {
    session = begun;
    return this;
  }

  @Override
  public void envelope(byte[] bytes) {
    throw FramingException.of("message held whole (expected: one that flows)");
  }

  @Override
  public void envelope(InputStream in) {
    replyBegun = true;
    threads.workers().execute(() -> read(in));
  }

  private void read(InputStream in) {
    try {
      Message read =
          initiator
              .encoding()
              .read(
                  in,
                  initiator.encoding().alone().contentType(),
                  initiator.transport().transferMode().isResponseStreamed());
      read.onClose(() -> close(in));
      if (!reply.complete(read)) {
        read.close();
      }
    } catch (IOException | RuntimeException e) {
      reply.completeExceptionally(e);
      FramedSession begun = session;
      if (begun != null) {
        begun.abort(new CommunicationException("reply cannot be read: " + e.getMessage(), e));
      }
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void ended() {
    if (!replyBegun) {
      reply.complete(null);
    }
  }

  @Override
  public void closed() {
    over = true;
    release();
  }

  private void release() {
    SessionOpener.Opened done = opened;
    if (over && done != null) {
      opened = null;
      done.release();
    }
  }

  @Override
  public void failed(CommunicationException cause) {
    reply.completeExceptionally(cause);
  }

  @Override
  public boolean isBusy() {
    // The call has its own time, and so has each part of its reply.
    return true;
  }

  @Override
  public long maxEnvelopeSize(FramingMode mode) {
    return initiator.transport().maxEnvelopeSize(mode);
  }

  @Override
  public Duration receiveTimeout() {
    return initiator.timeouts().receive();
  }

  @Override
  public Duration sendTimeout() {
    return initiator.timeouts().send();
  }

  @Override
  public long maxDiscarded() {
    return MAX_DISCARDED;
  }
}
