package dev.woad.bindings.inprocess;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** A channel to a listener in this JVM, found anew for each message. */
final class InProcessRequestChannel implements RequestChannel {

  private final EndpointAddress address;
  private final MessageEncoder encoder;
  private final InProcessTransportBindingElement transport;
  private final Consumer<RequestChannel> onClose;
  private final Set<CompletableFuture<EncodedBytes>> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  InProcessRequestChannel(
      EndpointAddress address,
      MessageEncoder encoder,
      InProcessTransportBindingElement transport,
      Consumer<RequestChannel> onClose) {
    this.address = address;
    this.encoder = encoder;
    this.transport = transport;
    this.onClose = onClose;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    return exchange(message, timeout, this::decode);
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    return exchange(message, timeout, bytes -> bytes).thenApply(nothing -> null);
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    closed = true;
    return CompletableFuture.allOf(waiting.toArray(CompletableFuture<?>[]::new))
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (done, failure) -> {
              abort();
              return null;
            });
  }

  @Override
  public void abort() {
    closed = true;
    waiting.forEach(reply -> reply.completeExceptionally(closed()));
    onClose.accept(this);
  }

  private <T> CompletableFuture<T> exchange(
      Message message, Duration timeout, Function<EncodedBytes, T> reading) {
    CompletableFuture<EncodedBytes> reply = new CompletableFuture<>();
    try {
      InProcessChannelListener listener = listener();
      Message request =
          EncodedBytes.of(encoder, message)
              .decode(listener.encoder(), listener.maxReceivedMessageSize(), address.uri());
      waiting.add(reply);
      reply.whenComplete((bytes, error) -> waiting.remove(reply));
      if (closed) {
        throw closed();
      }
      listener.receive(new InProcessCall(request, listener.encoder(), reply));
    } catch (IOException | RuntimeException e) {
      reply.completeExceptionally(
          e instanceof CommunicationException
              ? e
              : new CommunicationException("message " + message + " cannot be sent", e));
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

  private InProcessChannelListener listener() {
    if (closed) {
      throw closed();
    }
    return InProcessChannelListener.require(address);
  }

  private CommunicationObjectClosedException closed() {
    return new CommunicationObjectClosedException("channel to " + address + ": closed");
  }

  private Throwable told(Throwable error, Duration timeout) {
    return error instanceof TimeoutException
        ? new CommunicationTimeoutException(
            "no reply from " + address + " within " + timeout + ", the sendTimeout", error)
        : error;
  }

  private Message decode(EncodedBytes reply) {
    try {
      return reply.decode(encoder, transport.maxReceivedMessageSize(), address.uri());
    } catch (IOException e) {
      throw new CompletionException(new CommunicationException("reply cannot be read", e));
    }
  }
}
