package dev.woad.bindings.inprocess;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.QuotaExceededException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One end of a session, seen by its party as the session and as the channel to the other end. */
final class SessionEnd implements ChannelSession, RequestChannel {

  private final String id = "uuid:" + UUID.randomUUID();
  private final EndpointAddress address;
  private final MessageEncoder encoder;
  private final long maxReceivedMessageSize;
  private final @Nullable ChannelHandler handler;
  private final Inbox inbox = new Inbox();
  private final PendingReplies replies;
  private final CompletableFuture<@Nullable Throwable> over = new CompletableFuture<>();
  private @Nullable SessionEnd peer;
  private boolean closed;
  private boolean endSent;
  private boolean endReceived;
  private int unanswered;

  SessionEnd(
      EndpointAddress address,
      MessageEncoder encoder,
      long maxReceivedMessageSize,
      @Nullable ChannelHandler handler) {
    this.address = address;
    this.encoder = encoder;
    this.maxReceivedMessageSize = maxReceivedMessageSize;
    this.handler = handler;
    this.replies = new PendingReplies(address, encoder, maxReceivedMessageSize);
  }

  MessageEncoder encoder() {
    return encoder;
  }

  synchronized void join(SessionEnd other) {
    peer = other;
  }

  /** Has the service say whether there is room for the session; nothing is taken in before. */
  void admit(ChannelHandler service) {
    CompletableFuture<?> admission = service.accept(this).toCompletableFuture();
    if (admission.isDone() && !admission.isCompletedExceptionally()) {
      return;
    }
    inbox.hold();
    var unused =
        admission.whenComplete(
            (in, refused) -> {
              if (refused != null) {
                refuse(refused);
              }
              inbox.goOn();
            });
  }

  private void refuse(Throwable refusal) {
    Throwable reason =
        refusal instanceof CompletionException && refusal.getCause() != null
            ? refusal.getCause()
            : refusal;
    CommunicationException why =
        reason instanceof CommunicationException known
            ? known
            : new CommunicationObjectAbortedException(
                "session with " + address + ": refused", reason);
    SessionEnd other;
    synchronized (this) {
      other = peer;
    }
    finish(why, why);
    if (other != null) {
      other.take(() -> other.finish(why, why));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public RequestChannel callbackChannel() {
    return this;
  }

  @Override
  public void onClosed(ClosedListener listener) {
    over.thenAccept(listener::closed);
  }

  @Override
  public boolean isFaulted() {
    return over.getNow(null) != null;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    try {
      SessionEnd unused = peer();
      return CompletableFuture.completedFuture(null);
    } catch (CommunicationException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    return replies.await(reply -> deliver(message, reply), timeout, this::decode);
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      deliver(message, new CompletableFuture<>());
      sent.complete(null);
    } catch (RuntimeException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    synchronized (this) {
      closed = true;
      if (peer == null) {
        over.complete(null);
      }
    }
    return replies
        .all()
        .handle((done, failure) -> over)
        .thenCompose(
            unended -> {
              end();
              return over.copy();
            })
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (ended, late) -> {
              if (late != null) {
                abort();
              }
              return null;
            });
  }

  @Override
  public void abort() {
    synchronized (this) {
      closed = true;
    }
    cut(
        null,
        new CommunicationObjectClosedException("channel to " + address + ": closed"),
        "it was aborted");
  }

  @Override
  public void abort(String reason) {
    CommunicationException why =
        new CommunicationObjectAbortedException("session with " + address + ": " + reason);
    cut(why, why, reason);
  }

  private void cut(@Nullable Throwable why, CommunicationException told, String reason) {
    SessionEnd other;
    synchronized (this) {
      other = peer;
    }
    finish(why, told);
    if (other != null) {
      // After what is still on its way, as on any wire.
      other.take(() -> other.lose("the other party has cut the session off: " + reason));
    }
  }

  /** Takes what the other end sends, in its order. */
  void take(Runnable delivery) {
    inbox.put(delivery);
  }

  /** Says that a message taken in was answered. */
  void answered() {
    synchronized (this) {
      unanswered--;
    }
    endIfDone();
  }

  private void lose(String reason) {
    CommunicationException lost = new CommunicationObjectAbortedException(reason);
    finish(lost, lost);
  }

  private void finish(@Nullable Throwable why, CommunicationException told) {
    over.complete(why);
    replies.fail(told);
  }

  /** Tells the other end that nothing more is sent. */
  private void end() {
    SessionEnd other;
    synchronized (this) {
      if (endSent || over.isDone()) {
        return;
      }
      endSent = true;
      other = peer;
    }
    if (other != null) {
      other.take(other::takeEnd);
    }
    finishIfEnded();
  }

  private void takeEnd() {
    synchronized (this) {
      closed = true;
      endReceived = true;
    }
    replies.fail(new CommunicationObjectClosedException("the other party has ended the session"));
    endIfDone();
    finishIfEnded();
  }

  private void endIfDone() {
    boolean done;
    synchronized (this) {
      done = endReceived && unanswered <= 0;
    }
    if (done) {
      end();
    }
  }

  private void finishIfEnded() {
    synchronized (this) {
      if (!endSent || !endReceived) {
        return;
      }
    }
    over.complete(null);
  }

  private void deliver(Message message, CompletableFuture<EncodedBytes> reply) {
    SessionEnd other = peer();
    Message request;
    try {
      request =
          EncodedBytes.of(encoder, message)
              .decode(other.encoder, other.maxReceivedMessageSize, address.uri());
    } catch (QuotaExceededException e) {
      // On a wire, what the receiver has not read would still be coming.
      other.abort(String.valueOf(e.getMessage()));
      throw e;
    } catch (CommunicationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CommunicationException("message " + message + " cannot be sent", e);
    }
    other.take(() -> other.receive(new SessionCall(other, this, request, reply)));
  }

  private void receive(SessionCall call) {
    ChannelHandler taker = handler;
    synchronized (this) {
      if (over.isDone() || taker == null) {
        call.request().close();
        return;
      }
      unanswered++;
    }
    taker.receive(call);
  }

  /** Returns the other end, which is looked for when it is first needed. */
  private synchronized SessionEnd peer() {
    if (closed || over.isDone()) {
      Throwable why = over.getNow(null);
      throw why == null || closed
          ? new CommunicationObjectClosedException("channel to " + address + ": closed")
          : new CommunicationObjectAbortedException("channel to " + address + " is lost", why);
    }
    if (peer == null) {
      peer = InProcessChannelListener.require(address).accept(this);
    }
    return peer;
  }

  private Message decode(EncodedBytes reply) {
    try {
      return replies.read(reply);
    } catch (QuotaExceededException e) {
      abort(String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
