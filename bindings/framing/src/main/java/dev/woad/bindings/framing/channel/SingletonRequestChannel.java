package dev.woad.bindings.framing.channel;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A session for each call, whose messages may flow through. */
final class SingletonRequestChannel implements RequestChannel {

  private final FramedChannelInitiator initiator;
  private final EndpointAddress address;
  private final Set<ClientSingleton> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SingletonRequestChannel(FramedChannelInitiator initiator, EndpointAddress address) {
    this.initiator = initiator;
    this.address = address;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return closed
        ? CompletableFuture.failedFuture(closedException())
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    CompletableFuture<@Nullable Message> call = call(message, timeout);
    CompletableFuture<Message> replied = new CompletableFuture<>();
    var unused =
        call.whenComplete(
            (reply, error) -> {
              if (reply != null) {
                if (!replied.complete(reply)) {
                  reply.close();
                }
              } else {
                replied.completeExceptionally(
                    error != null
                        ? SessionOpener.unwrap(error)
                        : new CommunicationException(
                            "session with " + address + " ended without a reply"));
              }
            });
    var unusedToo =
        replied.whenComplete(
            (reply, error) -> {
              if (error != null) {
                call.cancel(false);
              }
            });
    return replied;
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    return call(message, timeout)
        .thenApply(
            reply -> {
              if (reply != null) {
                reply.close();
              }
              return null;
            });
  }

  private CompletableFuture<@Nullable Message> call(Message message, Duration timeout) {
    if (closed) {
      return CompletableFuture.failedFuture(closedException());
    }
    ClientSingleton call;
    try {
      FramedChannelInitiator.SharedConnections shared = initiator.connections();
      call = new ClientSingleton(initiator, address, shared.threads(), message);
      calls.add(call);
      if (closed) {
        // Whoever closes has looked for calls before this one was there.
        calls.remove(call);
        return CompletableFuture.failedFuture(closedException());
      }
      call.start(shared.opener(), timeout);
    } catch (CommunicationException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<@Nullable Message> outcome = new CompletableFuture<>();
    var unused =
        call.reply()
            .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete(
                (reply, error) -> {
                  calls.remove(call);
                  if (error != null) {
                    call.fail(new CommunicationException("given up"));
                    outcome.completeExceptionally(told(SessionOpener.unwrap(error), timeout));
                  } else if (!outcome.complete(reply) && reply != null) {
                    reply.close();
                  }
                });
    var unusedToo =
        outcome.whenComplete(
            (reply, error) -> {
              if (error != null) {
                call.fail(new CommunicationException("given up"));
              }
            });
    return outcome;
  }

  private Throwable told(Throwable error, Duration timeout) {
    if (error instanceof TimeoutException) {
      return new CommunicationTimeoutException(
          "no reply from " + address + " within " + timeout, error);
    }
    if (SessionOpener.isLoss(error)) {
      return new CommunicationException(
          "session with " + address + ": " + error.getMessage(), error);
    }
    return error instanceof CommunicationException
        ? error
        : new CommunicationException(
            "message to " + address + " cannot be sent: " + error.getMessage(), error);
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    closed = true;
    CompletableFuture<?>[] underWay =
        calls.stream().map(ClientSingleton::reply).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(underWay)
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (done, error) -> {
              abort();
              return null;
            });
  }

  @Override
  public void abort() {
    closed = true;
    calls.forEach(call -> call.fail(closedException()));
    initiator.closed(this);
  }

  private CommunicationObjectClosedException closedException() {
    return new CommunicationObjectClosedException("channel to " + address + ": closed");
  }
}
