package dev.woad.bindings.framing.channel;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationObjectFaultedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A session of any number of calls at a time, replies in whatever order they come. */
final class DuplexRequestChannel implements RequestChannel {

  private final FramedChannelInitiator initiator;
  private final EndpointAddress address;
  private final PendingCalls pending = new PendingCalls();

  private volatile @Nullable ClientSession session;
  private volatile boolean closed;
  private volatile boolean faulted;
  private @Nullable CompletableFuture<ClientSession> opening;

  DuplexRequestChannel(FramedChannelInitiator initiator, EndpointAddress address) {
    this.initiator = initiator;
    this.address = address;
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
                    "no reply from " + address + " within " + timeout));
    var unused =
        call.reply.whenComplete(
            (reply, error) -> {
              if (error != null) {
                // Given up by whoever waited; else it is out already.
                pending.remove(id);
              }
            });
    withSession(
        timeout,
        call.reply,
        opened -> {
          pending.add(id, call, opened.timers());
          opened.send(message, error -> failed(id, call, error));
          if (opened.isLost()) {
            // Lost between the look and the call, it would not have been told.
            failAll(opened.lossReason());
          }
        },
        error -> failed(id, call, error));
    return call.reply;
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    withSession(
        timeout,
        sent,
        opened ->
            opened.send(
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

  private void failed(String id, PendingCalls.Call call, @Nullable Throwable error) {
    if (error != null && pending.remove(id) != null) {
      call.reply.completeExceptionally(told(error));
    }
    if (error != null) {
      call.reply.completeExceptionally(told(error));
    }
  }

  /** Sends on the session that is there, on this thread, or when one is, on a worker. */
  private void withSession(
      Duration timeout, CompletableFuture<?> outcome, Sending sending, Failing failing) {
    ClientSession opened = session;
    if (opened != null && !closed && !faulted) {
      attempt(opened, sending, failing);
      return;
    }
    CompletableFuture<ClientSession> soon = session(timeout);
    var unused =
        soon.whenComplete(
            (now, error) -> {
              if (error != null) {
                outcome.completeExceptionally(told(SessionOpener.unwrap(error)));
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
      ClientSession begun = new ClientSession(this, initiator, shared.threads());
      Duration openTimeout = initiator.timeouts().open();
      Duration within = timeout.compareTo(openTimeout) < 0 ? timeout : openTimeout;
      return shared
          .opener()
          .open(address, begun.preamble(address), begun, within)
          .handle(
              (opened, error) -> {
                if (error != null) {
                  faulted = true;
                  throw new java.util.concurrent.CompletionException(SessionOpener.unwrap(error));
                }
                begun.opened(opened);
                session = begun;
                if (closed) {
                  begun.abort();
                }
                return begun;
              });
    } catch (CommunicationException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Takes a reply, on the event loop; what comes of it is for a worker. */
  void receive(Message reply, ClientSession from) {
    PendingCalls.Call call = reply.headers().relatesTo().map(pending::remove).orElse(null);
    if (call == null) {
      reply.close();
      return;
    }
    from.workers()
        .execute(
            () -> {
              if (!call.reply.complete(reply)) {
                reply.close();
              }
            });
  }

  /** Takes notice that nothing comes any more that was not asked to end. */
  void lost(CommunicationException reason) {
    faulted = true;
    failAll(reason);
  }

  private void failAll(CommunicationException reason) {
    pending.failAll(() -> told(reason));
  }

  private Throwable told(Throwable error) {
    if (SessionOpener.isLoss(error)) {
      return closed
          ? closedException()
          : new CommunicationException(
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
    if (opened == null || faulted) {
      abort();
      return CompletableFuture.completedFuture(null);
    }
    return pending
        .none()
        .thenCompose(none -> opened.end())
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (done, error) -> {
              abort();
              return null;
            });
  }

  @Override
  public boolean isFaulted() {
    return faulted && !closed;
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
