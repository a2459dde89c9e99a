package dev.woad.hosting.servlet;

import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServerReply;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings requests to handlers. A reply that is there when the handler returns is written at once;
 * one that comes later is written when the container calls again for it, so that none but a thread
 * of the container ever touches the response.
 */
final class HandlerServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(HandlerServlet.class);

  private final transient ServletHttpServer server;

  HandlerServlet(ServletHttpServer server) {
    this.server = server;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      HttpServerReply reply = LateAnswer.replyOf(request);
      if (reply != null) {
        write(reply, request, response);
      }
      return;
    }
    server.enter();
    boolean later = false;
    try {
      later = handle(request, response);
    } finally {
      if (!later) {
        server.leave();
      }
    }
  }

  /** Returns whether the reply comes later. */
  private boolean handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ServletHttpRequest adapted;
    try {
      adapted = ServletHttpRequest.of(request, server.trustsForwarded());
    } catch (IllegalArgumentException e) {
      LOG.debug("refused: {}", e.getMessage());
      write(HttpServerReply.text(400, "address: malformed"), request, response);
      return false;
    }
    HttpHandler handler = server.find(adapted.path()).orElse(null);
    if (handler == null) {
      write(noHandler(), request, response);
      return false;
    }
    CompletableFuture<HttpServerReply> stage;
    try {
      stage = handler.handle(adapted).toCompletableFuture();
    } catch (RuntimeException e) {
      stage = CompletableFuture.failedFuture(e);
    }
    if (stage.isDone()) {
      write(outcome(stage), request, response);
      return false;
    }
    CompletableFuture<HttpServerReply> pending = stage;
    LateAnswer answer = LateAnswer.start(request, response, server);
    var unused = pending.whenComplete((reply, failure) -> answer.give(outcome(pending)));
    return true;
  }

  private HttpServerReply noHandler() {
    return server.isStopped()
        ? HttpServerReply.text(503, "closing").withHeader("Connection", "close")
        : HttpServerReply.text(404, "no endpoint here");
  }

  private static HttpServerReply outcome(CompletableFuture<HttpServerReply> done) {
    try {
      return done.join();
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.error("a handler failed", cause);
      return HttpServerReply.text(500, "internal error");
    }
  }

  private static void write(
      HttpServerReply reply, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ConnectionControl control =
        (ConnectionControl) request.getAttribute(ConnectionControl.class.getName());
    if (reply.isAbort()) {
      abort(control, response);
      return;
    }
    if (control == null) {
      response.setStatus(reply.status());
    } else {
      control.status(reply.status());
    }
    reply.headers().forEach((name, values) -> writeHeader(name, values, control, response));
    long length = reply.body().length();
    if (length >= 0) {
      response.setContentLengthLong(length);
    }
    if (length == 0 || request.getMethod().equals("HEAD")) {
      response.flushBuffer();
      return;
    }
    try {
      reply.body().writeTo(response.getOutputStream());
      response.flushBuffer();
    } catch (IOException | RuntimeException e) {
      writingFailed(e, control, response);
    }
  }

  private static void writeHeader(
      String name,
      List<String> values,
      @Nullable ConnectionControl control,
      HttpServletResponse response) {
    if (control != null && name.equalsIgnoreCase("Content-Type") && !values.isEmpty()) {
      control.contentType(values.get(0));
    } else {
      values.forEach(value -> response.addHeader(name, value));
    }
  }

  // Once bytes are on their way only the end of the connection can say that they are not all.
  private static void writingFailed(
      Exception failure, @Nullable ConnectionControl control, HttpServletResponse response)
      throws IOException {
    LOG.warn("a reply could not be written to its end: {}", failure.toString());
    if (!response.isCommitted()) {
      response.reset();
      response.setStatus(500);
    } else if (control != null) {
      control.abort();
    } else {
      throw failure instanceof IOException io ? io : new IOException(failure);
    }
  }

  private static void abort(@Nullable ConnectionControl control, HttpServletResponse response)
      throws IOException {
    if (control != null) {
      control.abort();
    } else {
      response.setHeader("Connection", "close");
      response.setStatus(500);
      response.flushBuffer();
    }
  }
}
