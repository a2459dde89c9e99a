package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.framing.SessionListener;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The session of a channel, on the side of the caller. */
final class ClientSession implements FramedEndpoint, SessionListener {

  private final DuplexRequestChannel channel;
  private final FramedChannelInitiator initiator;
  private final SocketThreads threads;
  private final SessionCodec codec;
  private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
  private volatile SessionOpener.@Nullable Opened opened;
  private volatile @Nullable CommunicationException loss;
  private volatile boolean ending;

  ClientSession(
      DuplexRequestChannel channel, FramedChannelInitiator initiator, SocketThreads threads) {
    this.channel = channel;
    this.initiator = initiator;
    this.threads = threads;
    this.codec = initiator.encoding().newSession();
  }

  Preamble preamble(EndpointAddress address) {
    return new Preamble(FramingMode.DUPLEX, address.toString(), codec.contentType());
  }

  void opened(SessionOpener.Opened newOpened) {
    opened = newOpened;
  }

  ScheduledExecutorService timers() {
    return threads.group();
  }

  Executor workers() {
    return threads.workers();
  }

  boolean isLost() {
    return loss != null;
  }

  CommunicationException lossReason() {
    return Objects.requireNonNull(loss);
  }

  void send(Message message, Consumer<@Nullable Throwable> whenSent) throws IOException {
    codec.send(message, session(), whenSent);
  }

  /** Ends the session in order; its connection is free for another then. */
  CompletableFuture<@Nullable Void> end() {
    ending = true;
    session().end();
    return over;
  }

  void abort() {
    if (opened != null) {
      session().abort(new CommunicationException("given up"));
    }
  }

  private FramedSession session() {
    return Objects.requireNonNull(opened).session();
  }

  @Override
  public SessionListener accept(FramedSession session) {
    return this;
  }

  @Override
  public void envelope(byte[] bytes) {
    Message reply;
    try {
      reply = codec.read(bytes);
    } catch (IOException | RuntimeException e) {
      session()
          .abort(
              e instanceof CommunicationException known
                  ? known
                  : new CommunicationException("reply cannot be read: " + e.getMessage(), e));
      return;
    }
    channel.receive(reply, this);
  }

  @Override
  public void envelope(InputStream in) {
    throw FramingException.of("message that flows (expected: none in a duplex session)");
  }

  @Override
  public void ended() {
    if (!ending) {
      lose(new CommunicationException("ended by the service before all was answered"));
      session().end();
    }
  }

  @Override
  public void closed() {
    SessionOpener.Opened done = opened;
    if (done != null) {
      done.release();
    }
    over.complete(null);
  }

  @Override
  public void failed(CommunicationException cause) {
    lose(cause);
    over.complete(null);
  }

  private void lose(CommunicationException cause) {
    if (loss == null) {
      loss = cause;
      channel.lost(cause);
    }
  }

  @Override
  public boolean isBusy() {
    // The service is silent as long as it is asked nothing, and each call has its own time.
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
    return 0;
  }
}
