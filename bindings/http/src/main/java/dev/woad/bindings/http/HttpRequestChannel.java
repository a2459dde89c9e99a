package dev.woad.bindings.http;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends messages to one address by HTTP requests. */
final class HttpRequestChannel implements RequestChannel {

  private final HttpChannelInitiator initiator;
  private final EndpointAddress address;
  private final HttpTransportBindingElement element;
  private final ReplyReader replies;
  private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private volatile boolean aborted;

  HttpRequestChannel(HttpChannelInitiator initiator, EndpointAddress address) {
    this.initiator = initiator;
    this.address = address;
    this.element = initiator.element();
    this.replies = new ReplyReader(address, element, initiator.encoding());
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    return call(message, timeout, replies::message);
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    return call(
            message,
            timeout,
            response -> {
              replies.requireTaken(response);
              return Boolean.TRUE;
            })
        .thenApply(taken -> null);
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    closed = true;
    CompletableFuture<?>[] underWay =
        calls.stream().map(Call::result).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(underWay)
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (done, failure) -> {
              abort();
              return null;
            });
  }

  @Override
  public void abort() {
    closed = true;
    aborted = true;
    calls.forEach(call -> call.fail(closedException()));
    initiator.closed(this);
  }

  private CommunicationObjectClosedException closedException() {
    return new CommunicationObjectClosedException("channel to " + address + ": closed");
  }

  private <T> CompletableFuture<T> call(Message message, Duration timeout, Reading<T> reading) {
    if (closed) {
      return CompletableFuture.failedFuture(closedException());
    }
    Call<T> call;
    try {
      HttpRequest request = post(message);
      call =
          new Call<>(
              initiator.client().sendAsync(request, replies.bodyHandler()),
              new CompletableFuture<>());
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(
          e instanceof CommunicationException known
              ? known
              : new CommunicationException(
                  "message to " + address + " cannot be sent: " + e.getMessage(), e));
    }
    return start(call, timeout, reading);
  }

  private <T> CompletableFuture<T> start(Call<T> call, Duration timeout, Reading<T> reading) {
    calls.add(call);
    var ended =
        call.result()
            .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete(
                (value, failure) -> {
                  calls.remove(call);
                  if (failure != null) {
                    call.exchange().cancel(true);
                  }
                });
    var unused =
        call.exchange()
            .whenComplete(
                (response, failure) -> {
                  if (failure != null) {
                    // The exchange of a call that had hardly begun may end before the call is
                    // known.
                    call.fail(aborted ? closedException() : replies.failure(failure));
                  } else {
                    read(call, response, reading);
                  }
                });
    if (closed) {
      call.fail(closedException());
    }
    CompletableFuture<T> outcome =
        ended.exceptionallyCompose(
            failure -> CompletableFuture.failedFuture(explain(failure, timeout)));
    outcome.whenComplete(
        (value, failure) -> {
          if (outcome.isCancelled()) {
            call.result().cancel(true);
          }
        });
    return outcome;
  }

  private Throwable explain(Throwable failure, Duration timeout) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof TimeoutException
        ? new CommunicationTimeoutException("no reply from " + address + " within " + timeout)
        : cause;
  }

  private <T> void read(Call<T> call, HttpResponse<InputStream> response, Reading<T> reading) {
    try {
      T value = reading.read(response);
      if (!call.result().complete(value) && value instanceof Message late) {
        late.close();
      }
    } catch (IOException | RuntimeException e) {
      call.fail(replies.failure(e));
    }
  }

  private HttpRequest post(Message message) throws IOException {
    EncodedMessage encoded = initiator.encoding().encoder().encode(message);
    String contentType = encoded.contentType();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.uri())
            .setHeader("User-Agent", "Woad")
            .setHeader("Content-Type", contentType);
    if (message.version().envelope() == EnvelopeVersion.SOAP11) {
      String action = message.headers().action().orElse("");
      request.setHeader("SOAPAction", "\"" + action + "\"");
    }
    if (contentType.startsWith("multipart/")) {
      request.setHeader("MIME-Version", "1.0");
    }
    if (element.decompressionEnabled()) {
      request.setHeader("Accept-Encoding", "gzip, deflate");
    }
    Supplier<String> authorization = initiator.authorization();
    if (authorization != null) {
      request.setHeader("Authorization", authorization.get());
    }
    message
        .properties()
        .find(HttpRequestProperty.class)
        .ifPresent(
            own ->
                own.headers()
                    .forEach((name, values) -> values.forEach(v -> request.header(name, v))));
    return request.POST(body(encoded)).build();
  }

  private BodyPublisher body(EncodedMessage encoded) throws IOException {
    if (element.transferMode().isRequestStreamed()) {
      return StreamedBody.publisher(encoded, initiator.executor());
    }
    Buffer buffer = new Buffer();
    encoded.writeTo(buffer);
    return buffer.publisher();
  }

  /** Makes of a response what the caller wants. */
  private interface Reading<T> {

    T read(HttpResponse<InputStream> response) throws IOException;
  }

  private record Call<T>(
      CompletableFuture<HttpResponse<InputStream>> exchange, CompletableFuture<T> result) {

    void fail(Throwable failure) {
      result.completeExceptionally(failure);
    }

    // A record of futures is itself, whatever they hold.
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
