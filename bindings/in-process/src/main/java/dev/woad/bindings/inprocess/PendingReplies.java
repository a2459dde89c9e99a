package dev.woad.bindings.inprocess;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** The replies that one channel waits for. Safe for use by many threads. */
final class PendingReplies {

  private final EndpointAddress address;
  private final MessageEncoder encoder;
  private final long maxReceivedMessageSize;
  private final Set<CompletableFuture<EncodedBytes>> waiting = ConcurrentHashMap.newKeySet();

  PendingReplies(EndpointAddress address, MessageEncoder encoder, long maxReceivedMessageSize) {
    this.address = address;
    this.encoder = encoder;
    this.maxReceivedMessageSize = maxReceivedMessageSize;
  }

  /**
   * Waits for a reply.
   *
   * @param sending sends what is to be answered, and completes the reply when that has come
   * @param reading makes of the reply what it stands for
   */
  <T> CompletableFuture<T> await(
      Consumer<CompletableFuture<EncodedBytes>> sending,
      Duration timeout,
      Function<EncodedBytes, T> reading) {
    CompletableFuture<EncodedBytes> reply = new CompletableFuture<>();
    waiting.add(reply);
    reply.whenComplete((bytes, error) -> waiting.remove(reply));
    try {
      sending.accept(reply);
    } catch (RuntimeException e) {
      reply.completeExceptionally(
          e instanceof CommunicationException
              ? e
              : new CommunicationException("message to " + address + " cannot be sent", e));
    }
    if (!reply.isDone()) {
      reply.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    CompletableFuture<T> outcome =
        reply
            .exceptionallyCompose(error -> CompletableFuture.failedFuture(told(error, timeout)))
            .thenApply(reading);
    outcome.whenComplete(
        (result, error) -> {
          if (outcome.isCancelled()) {
            reply.cancel(true);
          }
        });
    return outcome;
  }

  /** Reads a reply as a message. */
  Message read(EncodedBytes reply) {
    try {
      return reply.decode(encoder, maxReceivedMessageSize, address.uri());
    } catch (IOException e) {
      throw new CompletionException(new CommunicationException("reply cannot be read", e));
    }
  }

  /** Returns what completes when none is waited for any more. */
  CompletableFuture<Void> all() {
    return CompletableFuture.allOf(waiting.toArray(CompletableFuture<?>[]::new));
  }

  void fail(CommunicationException told) {
    waiting.forEach(reply -> reply.completeExceptionally(told));
  }

  private Throwable told(Throwable error, Duration timeout) {
    return error instanceof TimeoutException
        ? new CommunicationTimeoutException(
            "no reply from " + address + " within " + timeout + ", the sendTimeout", error)
        : error;
  }
}
