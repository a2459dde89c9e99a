package dev.woad.hosting.servlet;

import dev.woad.bindings.httpserver.HttpServerReply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one answer of a request whose handler has returned without a reply: of the handler, of the
 * clock, or of the server that is closed. Whichever comes first is dispatched back to the servlet.
 */
final class LateAnswer implements AsyncListener {

  private static final Logger LOG = LoggerFactory.getLogger(LateAnswer.class);
  private static final String REPLY = LateAnswer.class.getName();

  private final AsyncContext context;
  private final ServletHttpServer server;
  private final AtomicBoolean given = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();

  private LateAnswer(AsyncContext context, ServletHttpServer server) {
    this.context = context;
    this.server = server;
  }

  static LateAnswer start(
      HttpServletRequest request, HttpServletResponse response, ServletHttpServer server) {
    AsyncContext context = request.startAsync(request, response);
    context.setTimeout(server.replyTimeout().toMillis());
    LateAnswer answer = new LateAnswer(context, server);
    context.addListener(answer);
    server.await(answer);
    return answer;
  }

  /** Returns the reply that a request was dispatched again for. */
  static @Nullable HttpServerReply replyOf(HttpServletRequest request) {
    return (HttpServerReply) request.getAttribute(REPLY);
  }

  void give(HttpServerReply reply) {
    if (!given.compareAndSet(false, true)) {
      return;
    }
    try {
      context.getRequest().setAttribute(REPLY, reply);
      context.dispatch();
    } catch (IllegalStateException | UnsupportedOperationException e) {
      LOG.debug("the connection was gone before the reply", e);
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    if (!given.get()) {
      LOG.warn("no reply within {}", server.replyTimeout());
    }
    give(HttpServerReply.text(503, "no reply in time"));
  }

  @Override
  public void onError(AsyncEvent event) {
    LOG.debug("a request failed", event.getThrowable());
    if (given.compareAndSet(false, true)) {
      context.complete();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    if (over.compareAndSet(false, true)) {
      server.answered(this);
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The request is started once.
  }
}
