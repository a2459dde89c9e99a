package dev.woad.bindings.httpserver;

import dev.woad.bindings.BindingContext;
import dev.woad.security.Identity;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.ServiceSecurityContext;
import dev.woad.security.http.HttpAuthenticationBindingElement;
import dev.woad.security.http.HttpAuthenticationScheme;
import dev.woad.security.http.HttpAuthenticator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in requests whose senders have shown who they are, and tells the others what to show. */
public final class HttpGuard implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(HttpGuard.class);
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  // Whoever has sent a body is to read the refusal, and go on by the same connection.
  private static final int MAX_READ = 64 * 1024;

  private final HttpHandler handler;
  private final HttpAuthenticator authenticator;
  private final boolean secure;
  private final BiFunction<HttpServerRequest, Integer, HttpServerReply> refusal;

  private HttpGuard(
      HttpHandler handler,
      HttpAuthenticator authenticator,
      boolean secure,
      BiFunction<HttpServerRequest, Integer, HttpServerReply> refusal) {
    this.handler = handler;
    this.authenticator = authenticator;
    this.secure = secure;
    this.refusal = refusal;
  }

  /**
   * Returns a handler that lets in whom the binding of a context wants let in; the given one itself
   * if that is anybody.
   *
   * @param refusal returns a reply of the given status
   * @throws IllegalArgumentException if what finds out who calls is not among the parameters
   */
  public static HttpHandler around(
      HttpHandler handler,
      BindingContext context,
      BiFunction<HttpServerRequest, Integer, HttpServerReply> refusal) {
    HttpAuthenticationBindingElement element =
        context.binding().find(HttpAuthenticationBindingElement.class).orElse(null);
    if (element == null) {
      return handler;
    }
    Optional<ServiceCredentials> given = context.parameters().find(ServiceCredentials.class);
    if (given.isEmpty() && element.scheme() != HttpAuthenticationScheme.CERTIFICATE) {
      throw new IllegalArgumentException(
          "credentials of "
              + context.address()
              + ": none (expected: the section security, or ServiceHostBuilder.credentials)");
    }
    return new HttpGuard(
        handler,
        HttpAuthenticator.of(element, given.orElseGet(() -> ServiceCredentials.builder().build())),
        context.address().scheme().equals("https"),
        refusal);
  }

  @Override
  public CompletionStage<HttpServerReply> handle(HttpServerRequest request) {
    if (secure && !"https".equals(request.uri().getScheme())) {
      // In a container the same path may be reached without TLS, too.
      LOG.debug("{} refused: not over TLS", request.path());
      return refuse(request, FORBIDDEN);
    }
    Optional<Identity> caller =
        authenticator.authenticate(
            new HttpAuthenticator.Request(
                request.header("Authorization"),
                request.peerCertificates(),
                request.uri().getScheme()
                    + "://"
                    + request.uri().getRawAuthority()
                    + request.uri().getRawPath(),
                request.remoteAddress()));
    if (caller.isEmpty()) {
      return refuse(request, authenticator.challenge().isPresent() ? UNAUTHORIZED : FORBIDDEN);
    }
    request
        .properties()
        .put(ServiceSecurityContext.class, new ServiceSecurityContext(caller.get()));
    return handler.handle(request);
  }

  private CompletionStage<HttpServerReply> refuse(HttpServerRequest request, int status) {
    try (InputStream body = request.body()) {
      var unused = body.readNBytes(MAX_READ);
    } catch (IOException e) {
      LOG.debug("the body of a refused request ended early", e);
    }
    HttpServerReply reply = refusal.apply(request, status);
    if (status == UNAUTHORIZED) {
      String challenge = authenticator.challenge().orElseThrow();
      reply = reply.withHeader("WWW-Authenticate", challenge);
    }
    return CompletableFuture.completedFuture(reply);
  }
}
