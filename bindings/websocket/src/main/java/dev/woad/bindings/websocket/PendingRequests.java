package dev.woad.bindings.websocket;

import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests that wait for their replies, by their ids. Safe for use by many threads. */
final class PendingRequests {

  private final Map<String, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();

  CompletableFuture<Message> add(String id, Duration timeout, String address) {
    CompletableFuture<Message> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    reply.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    CompletableFuture<Message> outcome =
        reply
            .whenComplete((message, failure) -> waiting.remove(id, reply))
            .exceptionallyCompose(
                failure -> CompletableFuture.failedFuture(explain(failure, timeout, address)));
    var unused =
        outcome.whenComplete(
            (message, failure) -> {
              // Cancelled by whoever waited, or failed because nothing was sent.
              waiting.remove(id, reply);
              reply.cancel(false);
            });
    return outcome;
  }

  private static Throwable explain(Throwable failure, Duration timeout, String address) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof TimeoutException
        ? new CommunicationTimeoutException("no reply from " + address + " within " + timeout)
        : cause;
  }

  /** Gives a reply to the request that waits for it; returns false if none does. */
  boolean complete(String id, Message reply) {
    CompletableFuture<Message> request = waiting.remove(id);
    if (request == null) {
      return false;
    }
    SocketThreads.shared()
        .execute(
            () -> {
              if (!request.complete(reply)) {
                reply.close();
              }
            });
    return true;
  }

  boolean areAny() {
    return !waiting.isEmpty();
  }

  void failAll(CommunicationException reason) {
    List.copyOf(waiting.values()).forEach(reply -> reply.completeExceptionally(reason));
  }

  /** Returns what completes when none of those that wait now does any more. */
  CompletableFuture<Void> none() {
    return CompletableFuture.allOf(
            waiting.values().stream()
                .map(reply -> reply.handle((message, failure) -> null))
                .toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> null);
  }
}
