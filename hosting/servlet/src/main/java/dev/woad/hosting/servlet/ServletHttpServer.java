package dev.woad.hosting.servlet;

import dev.woad.bindings.PathTable;
import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerReply;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server whose requests come from a servlet, which its container calls. Paths are those beneath
 * the servlet's application.
 *
 * <p>The servlet must support asynchronous processing, and it must see all paths that handlers are
 * mounted at: it is best mapped to {@code /*}. Safe for use by many threads.
 */
public final class ServletHttpServer implements HttpServer {

  private static final Duration DEFAULT_REPLY_TIMEOUT = Duration.ofHours(1);
  private static final Duration ABORT_TIMEOUT = Duration.ofSeconds(1);

  private final PathTable<HttpHandler> handlers = PathTable.create();
  private final Set<LateAnswer> awaited = ConcurrentHashMap.newKeySet();
  private final boolean trustForwarded;
  private final Duration replyTimeout;
  private final AtomicInteger underWay = new AtomicInteger();
  private final CountDownLatch drained = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile boolean closed;

  private ServletHttpServer(boolean trustForwarded, Duration replyTimeout) {
    this.trustForwarded = trustForwarded;
    this.replyTimeout = replyTimeout;
  }

  /** Returns a server that believes no forwarded addresses and waits for a reply for an hour. */
  public static ServletHttpServer create() {
    return of(false, DEFAULT_REPLY_TIMEOUT);
  }

  /**
   * Returns a server.
   *
   * @param trustForwarded whether {@code Forwarded} and {@code X-Forwarded-*} headers are believed:
   *     only if a proxy in front sets or removes them
   * @param replyTimeout how long a handler may take that answers after it has returned; then the
   *     answer is status 503
   */
  public static ServletHttpServer of(boolean trustForwarded, Duration replyTimeout) {
    return new ServletHttpServer(trustForwarded, replyTimeout);
  }

  /** Returns a server that believes forwarded addresses or not. */
  public static ServletHttpServer of(boolean trustForwarded) {
    return of(trustForwarded, DEFAULT_REPLY_TIMEOUT);
  }

  /** Returns a servlet that brings requests here. */
  public HttpServlet servlet() {
    return new HandlerServlet(this);
  }

  @Override
  public Mount mount(String path, HttpHandler handler) {
    handlers.add(path, handler);
    return () -> handlers.remove(path, handler);
  }

  /** Returns 0: the port is the container's. */
  @Override
  public int port() {
    return 0;
  }

  /** Answers requests that no handler is there for by 503 from now on, and no more by 404. */
  @Override
  public void stop() {
    stopped = true;
  }

  /**
   * Answers 404 from now on, waits for the requests under way for as long as is given, and closes
   * the connections of those whose handlers have not replied until then.
   */
  @Override
  public void close(Duration timeout) {
    closed = true;
    if (!isDrained(timeout)) {
      awaited.forEach(answer -> answer.give(HttpServerReply.abort()));
      boolean unused = isDrained(ABORT_TIMEOUT);
    }
  }

  private boolean isDrained(Duration timeout) {
    if (underWay.get() == 0) {
      return true;
    }
    try {
      return drained.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isStopped() {
    return stopped;
  }

  boolean trustsForwarded() {
    return trustForwarded;
  }

  Duration replyTimeout() {
    return replyTimeout;
  }

  Optional<HttpHandler> find(String path) {
    return closed ? Optional.empty() : handlers.find(path);
  }

  void enter() {
    underWay.incrementAndGet();
  }

  void await(LateAnswer answer) {
    awaited.add(answer);
  }

  void answered(LateAnswer answer) {
    awaited.remove(answer);
    leave();
  }

  void leave() {
    if (underWay.decrementAndGet() == 0 && closed) {
      drained.countDown();
    }
  }
}
