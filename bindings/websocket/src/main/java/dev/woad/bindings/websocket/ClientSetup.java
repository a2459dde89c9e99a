package dev.woad.bindings.websocket;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.ServerTooBusyException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The session of a client with its service. */
final class ClientSetup implements SessionSetup {

  private final WebSocketChannelInitiator initiator;
  private final EndpointAddress address;
  private final URI uri;
  private final WebSocketTransportBindingElement element;
  private final Duration openTimeout;
  private final Duration sendTimeout;

  ClientSetup(
      WebSocketChannelInitiator initiator,
      EndpointAddress address,
      BindingContext context,
      WebSocketTransportBindingElement element) {
    this.initiator = initiator;
    this.address = address;
    String text = address.uri().toString();
    this.uri = URI.create(text.startsWith("http") ? "ws" + text.substring("http".length()) : text);
    this.element = element;
    this.openTimeout = context.binding().timeouts().open();
    this.sendTimeout = context.binding().timeouts().send();
  }

  @Override
  public SocketEncoding encoding() {
    return initiator.encoding();
  }

  @Override
  public Times times() {
    // A service is silent as long as it is asked nothing, and each call has its own time.
    return new Times(null, element.settings().keepAliveInterval());
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public String remoteAddress() {
    return address.toString();
  }

  @Override
  public boolean isServer() {
    return false;
  }

  @Override
  public CompletableFuture<Void> connect(SocketSession session, Duration timeout) {
    Duration within = timeout.compareTo(openTimeout) < 0 ? timeout : openTimeout;
    String announced = encoding().contentType();
    ClientSocket listener =
        new ClientSocket(session, announced, element.settings().subProtocol(), sendTimeout);
    CompletableFuture<WebSocket> opening;
    try {
      WebSocket.Builder builder =
          initiator
              .client()
              .newWebSocketBuilder()
              .connectTimeout(within)
              .subprotocols(element.settings().subProtocol())
              .header("User-Agent", "Woad")
              .header(SocketEncoding.CONTENT_TYPE, announced);
      encoding()
          .transferMode()
          .ifPresent(mode -> builder.header(SocketEncoding.TRANSFER_MODE, mode));
      opening = builder.buildAsync(uri, listener);
    } catch (CommunicationException e) {
      return CompletableFuture.failedFuture(e);
    }
    return opening
        .thenAccept(opened -> requireSubProtocol(opened, listener))
        .orTimeout(within.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explain(failure, within)));
  }

  private void requireSubProtocol(WebSocket socket, ClientSocket listener) {
    if (!listener.isAgreed(socket)) {
      socket.abort();
      throw new ProtocolException(
          address
              + " agreed to the subprotocol \""
              + socket.getSubprotocol()
              + "\" (expected: "
              + element.settings().subProtocol()
              + ")");
    }
  }

  private CommunicationException explain(Throwable failure, Duration within) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CommunicationException known) {
        return known;
      }
      if (cause instanceof WebSocketHandshakeException refused) {
        return refused(refused.getResponse().statusCode(), failure);
      }
      if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
        return new CommunicationTimeoutException(
            "no connection to " + address + " within " + within, failure);
      }
      if (cause instanceof ConnectException) {
        return new EndpointNotFoundException("nobody listens at " + address, failure);
      }
    }
    return new CommunicationException(
        "no connection to " + address + ": " + failure.getMessage(), failure);
  }

  private CommunicationException refused(int status, Throwable failure) {
    String what = address + " answered by status " + status;
    return switch (status) {
      case 404, 410 ->
          new EndpointNotFoundException(what + " (expected: an endpoint there)", failure);
      case 503 -> new ServerTooBusyException(what, failure);
      case 415 ->
          new ProtocolException(
              what + " (sent: " + encoding().contentType() + "; the bindings may differ)", failure);
      default -> new ProtocolException(what + " (expected: 101, for a WebSocket)", failure);
    };
  }

  /** Puts in the address as .NET has it, which looks at its scheme. */
  @Override
  public void readdress(Message message) {
    message
        .headers()
        .to()
        .filter(to -> to.equals(address.toString()))
        .ifPresent(to -> message.headers().to(uri.toString()));
  }

  @Override
  public void describe(Message message) {
    message.properties().put(Via.class, new Via(uri));
  }
}
