package dev.woad.bindings.inprocess;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.EndpointNotFoundException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A name in this JVM that channels find. */
final class InProcessChannelListener implements ChannelListener {

  private static final Map<String, InProcessChannelListener> LISTENING = new ConcurrentHashMap<>();

  private final EndpointAddress address;
  private final InProcessTransportBindingElement transport;
  private final MessageEncoder encoder;
  private final Set<SessionEnd> sessions = ConcurrentHashMap.newKeySet();
  private final Set<InProcessCall> calls = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ChannelHandler handler;

  InProcessChannelListener(BindingContext context, InProcessTransportBindingElement transport) {
    this.address = context.address();
    this.transport = transport;
    this.encoder =
        context
            .binding()
            .find(MessageEncodingBindingElement.class)
            .orElseThrow(
                () -> new IllegalArgumentException(context.binding().name() + ": no encoding"))
            .createEncoder();
  }

  static InProcessChannelListener require(EndpointAddress address) {
    InProcessChannelListener found = LISTENING.get(key(address.uri()));
    if (found == null) {
      throw new EndpointNotFoundException("address: " + address + " (expected: one in use)");
    }
    return found;
  }

  @Override
  public void open(ChannelHandler newHandler) {
    handler = newHandler;
    if (LISTENING.putIfAbsent(key(address.uri()), this) != null) {
      throw new CommunicationException("address: " + address + " is taken in this JVM");
    }
  }

  @Override
  public EndpointAddress address() {
    return address;
  }

  @Override
  public void stop() {
    LISTENING.remove(key(address.uri()), this);
  }

  @Override
  public void close(Duration timeout) {
    stop();
    CompletableFuture<?>[] closing =
        sessions.stream()
            .map(session -> session.close(timeout).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(closing).join();
    calls.forEach(InProcessCall::abort);
  }

  /** Returns the end of a new session that the given one has here. */
  SessionEnd accept(SessionEnd client) {
    SessionEnd session =
        new SessionEnd(address, encoder, transport.maxReceivedMessageSize(), handler());
    session.join(client);
    sessions.add(session);
    session.onClosed(error -> sessions.remove(session));
    session.admit(handler());
    return session;
  }

  MessageEncoder encoder() {
    return encoder;
  }

  long maxReceivedMessageSize() {
    return transport.maxReceivedMessageSize();
  }

  void receive(InProcessCall call) {
    calls.add(call);
    call.whenDone(() -> calls.remove(call));
    handler().receive(call);
  }

  private ChannelHandler handler() {
    ChannelHandler taker = handler;
    if (taker == null) {
      throw new IllegalStateException("listener at " + address + " is not open");
    }
    return taker;
  }

  private static String key(URI uri) {
    return uri.toString().toLowerCase(Locale.ROOT);
  }
}
