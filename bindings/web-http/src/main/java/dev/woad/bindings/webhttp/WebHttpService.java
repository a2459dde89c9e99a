package dev.woad.bindings.webhttp;

import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contracts at one address, behind an HTTP server. Safe for use by many threads.
 *
 * <p>Jersey takes longer to start than all that is around it, and much memory. It does so when the
 * first request comes.
 */
final class WebHttpService implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(WebHttpService.class);

  private final CompletableFuture<JerseyApplication> jersey = new CompletableFuture<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Supplier<JerseyApplication> application;
  private final BasePath basePath;
  private final long maxReceivedMessageSize;
  private final boolean described;
  private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();

  WebHttpService(
      Supplier<JerseyApplication> application,
      BasePath basePath,
      long maxReceivedMessageSize,
      boolean described) {
    this.application = application;
    this.basePath = basePath;
    this.maxReceivedMessageSize = maxReceivedMessageSize;
    this.described = described;
  }

  private JerseyApplication jersey() {
    if (!asked.getAndSet(true)) {
      try {
        jersey.complete(application.get());
      } catch (RuntimeException | Error e) {
        LOG.error("{}: the contracts cannot be served", basePath.path(), e);
        jersey.completeExceptionally(e);
      }
    }
    return jersey.join();
  }

  @Override
  public CompletionStage<HttpServerReply> handle(HttpServerRequest request) {
    JerseyApplication started;
    try {
      started = jersey();
    } catch (CompletionException e) {
      return problem(request, Problem.of(500, "The service could not start. Its log says why."));
    }
    if (described) {
      Optional<HttpServerReply> description =
          started.descriptions().find(request, basePath.rest(request), basePath.known(request));
      if (description.isPresent()) {
        return CompletableFuture.completedFuture(description.get());
      }
    }
    if (request.contentLength() > maxReceivedMessageSize) {
      return problem(request, LimitedInputStream.tooLarge(maxReceivedMessageSize));
    }
    Exchange exchange =
        started.exchange(
            request,
            basePath.known(request),
            new LimitedInputStream(request.body(), maxReceivedMessageSize));
    underWay.add(exchange);
    CompletionStage<HttpServerReply> reply =
        exchange.reply().whenComplete((written, error) -> underWay.remove(exchange));
    started.handle(exchange);
    return reply;
  }

  /** Returns what tells somebody that it may not call. */
  HttpServerReply refusal(HttpServerRequest request, int status) {
    String detail =
        status == 401
            ? "The request has no credentials that are accepted here."
            : "Access is denied.";
    return ProblemFormat.of(request.headers("Accept")).reply(Problem.of(status, detail));
  }

  /** Waits for calls under way, and gives up those that take longer. */
  void close(Duration timeout) {
    CompletableFuture<?>[] replies =
        underWay.stream()
            .map(exchange -> exchange.reply().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(replies).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      underWay.forEach(
          exchange -> exchange.abort(Problem.of(503, "The service is closing and gave up.")));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    CompletableFuture<Void> unused = jersey.thenAccept(JerseyApplication::close);
  }

  private static CompletionStage<HttpServerReply> problem(
      HttpServerRequest request, Problem problem) {
    return CompletableFuture.completedFuture(
        ProblemFormat.of(request.headers("Accept")).reply(problem));
  }
}
