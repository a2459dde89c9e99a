package dev.woad.bindings.framing.channel;

import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way from a service back to its client, over the connection that the client has opened. */
final class CallbackChannel implements RequestChannel {

  private final DuplexEnd end;
  private final PendingCalls pending;

  CallbackChannel(DuplexEnd end, PendingCalls pending) {
    this.end = end;
    this.pending = pending;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return end.isOver()
        ? CompletableFuture.failedFuture(
            new CommunicationObjectAbortedException("session: over already"))
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    String id = message.headers().messageId().orElse("");
    PendingCalls.Call call =
        new PendingCalls.Call(
            timeout.toNanos(),
            () -> new CommunicationTimeoutException("no reply to a callback within " + timeout),
            CallbackChannel::told);
    pending.watch(id, call);
    try {
      end.ask(id, call, message);
    } catch (IOException | RuntimeException e) {
      call.fail(e);
    }
    return call.reply;
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    try {
      end.send(
          message,
          error -> {
            if (error == null) {
              sent.complete(null);
            } else {
              sent.completeExceptionally(told(error));
            }
          });
    } catch (IOException | RuntimeException e) {
      sent.completeExceptionally(told(e));
    }
    return sent.thenApply(done -> null);
  }

  private static Throwable told(Throwable error) {
    if (SessionOpener.isLoss(error)) {
      return new CommunicationObjectAbortedException("session: " + error.getMessage(), error);
    }
    return error instanceof CommunicationException
        ? error
        : new CommunicationException("callback cannot be sent: " + error.getMessage(), error);
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    end.onClosed(why -> closed.complete(null));
    return pending
        .none()
        .thenCompose(
            none -> {
              end.endWhenDone();
              return closed;
            })
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (done, late) -> {
              if (late != null) {
                end.abort();
              }
              return null;
            });
  }

  @Override
  public boolean isOnEventLoop() {
    return true;
  }

  @Override
  public boolean isFaulted() {
    return end.isOver();
  }

  @Override
  public void onClosed(ClosedListener listener) {
    end.onClosed(listener);
  }

  @Override
  public void abort() {
    end.abort();
  }
}
