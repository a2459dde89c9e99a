package dev.woad.bindings.framing.channel;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.framing.SessionListener;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The session of a channel, on the side of the caller. */
final class ClientSession implements FramedEndpoint, SessionListener, DuplexEnd.Owner {

  private final DuplexRequestChannel channel;
  private final FramedChannelInitiator initiator;
  private final SocketThreads threads;
  private final SessionCodec codec;
  private final EndpointAddress address;
  private final PendingCalls pending;
  private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
  private volatile @Nullable DuplexEnd end;
  private volatile SessionOpener.@Nullable Opened opened;
  private volatile @Nullable CommunicationException loss;
  private volatile boolean ending;

  ClientSession(
      DuplexRequestChannel channel,
      FramedChannelInitiator initiator,
      EndpointAddress address,
      PendingCalls pending,
      SocketThreads threads) {
    this.channel = channel;
    this.initiator = initiator;
    this.pending = pending;
    this.threads = threads;
    this.codec = initiator.encoding().newSession();
    this.address = address;
  }

  Preamble preamble() {
    return new Preamble(FramingMode.DUPLEX, ViaAddress.textFor(address), codec.contentType());
  }

  void opened(SessionOpener.Opened newOpened) {
    opened = newOpened;
  }

  Executor workers() {
    return threads.workers();
  }

  /** Returns this party's end of the session, which is there when the session is. */
  DuplexEnd end() {
    return Objects.requireNonNull(end);
  }

  /** Ends the session in order; its connection is free for another then. */
  CompletableFuture<@Nullable Void> endInOrder() {
    ending = true;
    end().endNow();
    return over;
  }

  void abort() {
    DuplexEnd begun = end;
    if (begun != null) {
      begun.abort();
    }
  }

  @Override
  public @Nullable StreamUpgrade upgrade() {
    return initiator.upgrade(address);
  }

  @Override
  public SessionListener accept(FramedSession session) {
    end = new DuplexEnd(session, codec, threads, pending, this);
    return this;
  }

  @Override
  public void envelope(byte[] bytes) {
    end().receive(bytes);
  }

  @Override
  public void envelope(InputStream in) {
    throw FramingException.of("message that flows (expected: none in a duplex session)");
  }

  @Override
  public void ended() {
    if (!ending) {
      // .NET ends sessions after faults that nobody foresaw. Else it is an end in order, but for
      // those who wait.
      boolean inOrder = !end().wasLastFault() && pending.isEmpty();
      lose(new CommunicationException("ended by the service before all was answered"), inOrder);
      end().endWhenDone();
    }
  }

  @Override
  public void closed() {
    SessionOpener.Opened done = opened;
    if (done != null) {
      done.release();
    }
    end().closed();
    over.complete(null);
  }

  @Override
  public void failed(CommunicationException cause) {
    lose(cause, false);
    end().failed(cause);
    over.complete(null);
  }

  private void lose(CommunicationException cause, boolean inOrder) {
    if (loss == null) {
      loss = cause;
      channel.lost(cause, inOrder);
    }
  }

  @Override
  public @Nullable ChannelHandler handler() {
    return channel.callbacks();
  }

  @Override
  public RequestChannel channel() {
    return channel;
  }

  @Override
  public void mark(Message request) {
    RemoteIdentity identity = end().remoteIdentity();
    if (identity != null) {
      request.properties().put(RemoteIdentity.class, identity);
    }
  }

  @Override
  public void refuse(Exception reason) {
    end()
        .cut(
            reason instanceof CommunicationException known
                ? known
                : new CommunicationException(
                    "message cannot be read: " + reason.getMessage(), reason));
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
