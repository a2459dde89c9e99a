package dev.woad.bindings.framing.channel;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationObjectFaultedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A session of any number of calls at a time, replies in whatever order they come. */
final class DuplexRequestChannel implements RequestChannel {

  private final FramedChannelInitiator initiator;
  private final EndpointAddress address;
  private final @Nullable ChannelHandler callbacks;
  private final PendingCalls pending = new PendingCalls();
  private final CompletableFuture<@Nullable Throwable> over = new CompletableFuture<>();

  private volatile @Nullable ClientSession session;
  private volatile boolean closed;
  private volatile boolean faulted;
  private volatile boolean ended;

  // What the channel is lost by though the session was ended in order, by the service alone.
  private volatile @Nullable CommunicationException loss;
  private @Nullable CompletableFuture<ClientSession> opening;

  /**
   * Creates one.
   *
   * @param callbacks what takes what the service asks; null if it asks nothing
   */
  DuplexRequestChannel(
      FramedChannelInitiator initiator,
      EndpointAddress address,
      @Nullable ChannelHandler callbacks) {
    this.initiator = initiator;
    this.address = address;
    this.callbacks = callbacks;
  }

  @Nullable ChannelHandler callbacks() {
    return callbacks;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return session(timeout).thenApply(opened -> null);
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    String id = message.headers().messageId().orElse("");
    PendingCalls.Call call =
        new PendingCalls.Call(
            timeout.toNanos(),
            () ->
                new CommunicationTimeoutException(
                    "no reply from " + address + " within " + timeout),
            this::told);
    pending.watch(id, call);
    withSession(
        timeout,
        opened -> opened.end().ask(id, call, message),
        error -> {
          // What comes of it is for whoever waits, before and after it was sent.
          call.fail(error);
        });
    return call.reply;
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    withSession(
        timeout,
        opened ->
            opened
                .end()
                .send(
                    message,
                    error -> {
                      if (error == null) {
                        sent.complete(null);
                      } else {
                        sent.completeExceptionally(told(error));
                      }
                    }),
        error -> sent.completeExceptionally(told(error)));
    return sent.thenApply(done -> null);
  }

  /** Sends on the session that is there, on this thread, or when one is, on a worker. */
  private void withSession(Duration timeout, Sending sending, Failing failing) {
    ClientSession opened = session;
    if (opened != null && !closed && !ended && !faulted) {
      attempt(opened, sending, failing);
      return;
    }
    CompletableFuture<ClientSession> soon = session(timeout);
    var unused =
        soon.whenComplete(
            (now, error) -> {
              if (error != null) {
                failing.on(SessionOpener.unwrap(error));
              } else {
                now.workers().execute(() -> attempt(now, sending, failing));
              }
            });
  }

  private static void attempt(ClientSession opened, Sending sending, Failing failing) {
    try {
      sending.on(opened);
    } catch (IOException | RuntimeException e) {
      failing.on(e);
    }
  }

  private synchronized CompletableFuture<ClientSession> session(Duration timeout) {
    if (closed) {
      return CompletableFuture.failedFuture(closedException());
    }
    if (ended && !faulted) {
      return CompletableFuture.failedFuture(
          new CommunicationObjectClosedException(
              "channel to " + address + ": the service has ended the session"));
    }
    if (faulted) {
      return CompletableFuture.failedFuture(
          new CommunicationObjectFaultedException("channel to " + address + ": faulted"));
    }
    if (opening == null) {
      opening = startOpening(timeout);
    }
    return opening;
  }

  private CompletableFuture<ClientSession> startOpening(Duration timeout) {
    try {
      FramedChannelInitiator.SharedConnections shared = initiator.connections();
      ClientSession begun = new ClientSession(this, initiator, address, pending, shared.threads());
      Duration openTimeout = initiator.timeouts().open();
      Duration within = timeout.compareTo(openTimeout) < 0 ? timeout : openTimeout;
      return shared
          .opener()
          .open(address, begun.preamble(), begun, within, over)
          .handle(
              (opened, error) -> {
                if (error != null) {
                  faulted = true;
                  Throwable why = SessionOpener.unwrap(error);
                  over.complete(why);
                  throw new CompletionException(why);
                }
                begun.opened(opened);
                session = begun;
                begun.end().onClosed(why -> over.complete(why == null ? loss : why));
                if (closed) {
                  begun.abort();
                }
                return begun;
              });
    } catch (CommunicationException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Takes notice that nothing comes any more that was not asked to end.
   *
   * @param inOrder whether the service has ended the session when nothing was left to do
   */
  void lost(CommunicationException reason, boolean inOrder) {
    ended = true;
    if (!closed && !inOrder) {
      loss = reason;
      faulted = true;
    }
    pending.failAll(() -> reason);
  }

  private Throwable told(Throwable error) {
    if (SessionOpener.isLoss(error)) {
      return closed
          ? closedException()
          : new CommunicationObjectAbortedException(
              "session with " + address + ": " + error.getMessage(), error);
    }
    if (error instanceof CommunicationException) {
      return error;
    }
    return new CommunicationException(
        "message to " + address + " cannot be sent: " + error.getMessage(), error);
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    ClientSession opened;
    synchronized (this) {
      closed = true;
      opened = session;
    }
    if (opened == null || ended || faulted) {
      abort();
      return CompletableFuture.completedFuture(null);
    }
    return pending
        .none()
        .thenCompose(none -> opened.endInOrder())
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (done, error) -> {
              abort();
              return null;
            });
  }

  @Override
  public boolean isOnEventLoop() {
    return true;
  }

  @Override
  public boolean isFaulted() {
    return faulted && !closed;
  }

  @Override
  public void onClosed(ClosedListener listener) {
    var unused = over.thenAccept(listener::closed);
  }

  @Override
  public void abort() {
    ClientSession opened;
    synchronized (this) {
      closed = true;
      opened = session;
    }
    pending.failAll(this::closedException);
    if (opened != null) {
      opened.abort();
    } else {
      over.complete(null);
    }
    initiator.closed(this);
  }

  private CommunicationObjectClosedException closedException() {
    return new CommunicationObjectClosedException("channel to " + address + ": closed");
  }

  @FunctionalInterface
  private interface Sending {
    void on(ClientSession opened) throws IOException;
  }

  @FunctionalInterface
  private interface Failing {
    void on(Throwable error);
  }
}
