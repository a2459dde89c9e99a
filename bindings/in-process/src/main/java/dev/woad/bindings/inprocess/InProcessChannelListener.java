package dev.woad.bindings.inprocess;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A name in this JVM that channels find. */
final class InProcessChannelListener implements ChannelListener {

  private static final Map<String, InProcessChannelListener> LISTENING = new ConcurrentHashMap<>();

  private final EndpointAddress address;
  private final InProcessTransportBindingElement transport;
  private final MessageEncoder encoder;
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

  static Optional<InProcessChannelListener> at(EndpointAddress address) {
    return Optional.ofNullable(LISTENING.get(key(address.uri())));
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
    calls.forEach(InProcessCall::abort);
  }

  MessageEncoder encoder() {
    return encoder;
  }

  long maxReceivedMessageSize() {
    return transport.maxReceivedMessageSize();
  }

  void receive(InProcessCall call) {
    ChannelHandler taker = handler;
    if (taker == null) {
      throw new IllegalStateException("listener at " + address + " is not open");
    }
    calls.add(call);
    call.whenDone(() -> calls.remove(call));
    taker.receive(call);
  }

  private static String key(URI uri) {
    return uri.toString().toLowerCase(Locale.ROOT);
  }
}
