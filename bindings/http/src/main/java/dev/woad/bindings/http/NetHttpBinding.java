package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.SessionMode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SOAP 1.2 with WS-Addressing 1.0 over HTTP as .NET binary XML, or as text or MTOM if so said: what
 * .NET parties speak to each other where HTTP is all that gets through.
 *
 * <p>It goes on as a WebSocket where the scheme of the address is {@code ws} or {@code wss}, and
 * else where the {@linkplain Builder#webSocketSettings settings} want it: by default for contracts
 * that need sessions or calls both ways.
 */
public final class NetHttpBinding implements Binding {

  private final HttpStack stack;
  private final WebSocketTransportSettings webSocket;
  private final CustomBinding layers;
  private final Map<String, NetHttpBinding> overWebSockets = new ConcurrentHashMap<>();

  private NetHttpBinding(
      HttpStack stack, WebSocketTransportSettings webSocket, CustomBinding layers) {
    this.stack = stack;
    this.webSocket = webSocket;
    this.layers = layers;
  }

  /** Returns the binding with defaults. */
  public static NetHttpBinding create() {
    return builder().build();
  }

  /** Returns a builder that begins with defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Binding forEndpoint(ContractDescription contract, EndpointAddress address) {
    String scheme = address.scheme();
    boolean done = scheme.equals(scheme()) && !(transport() instanceof HttpTransportBindingElement);
    boolean wanted =
        isWebSocket(scheme)
            || (scheme.equals(scheme())
                && switch (webSocket.transportUsage()) {
                  case ALWAYS -> true;
                  case NEVER -> false;
                  case WHEN_DUPLEX ->
                      contract.callback() != null || contract.sessionMode() == SessionMode.REQUIRED;
                });
    return done || !wanted ? this : overWebSockets.computeIfAbsent(scheme, this::overWebSocket);
  }

  private NetHttpBinding overWebSocket(String scheme) {
    if (stack.security().authentication() != null || stack.security().message() != null) {
      throw new IllegalArgumentException(
          "mode: "
              + stack.security().mode()
              + " with credentials (expected: none, or transport without credentials, over"
              + " WebSockets)");
    }
    Iterator<WebSocketTransportProvider> providers =
        ServiceLoader.load(WebSocketTransportProvider.class, NetHttpBinding.class.getClassLoader())
            .iterator();
    if (!providers.hasNext()) {
      throw new IllegalArgumentException(
          "NetHttpBinding at "
              + scheme
              + "://...: no WebSocket transport on the class path (expected:"
              + " dev.woad:woad-bindings-websocket)");
    }
    TransportBindingElement transport =
        providers.next().transport(scheme, stack.transport(), webSocket);
    MessageEncodingBindingElement encoding =
        layers.find(MessageEncodingBindingElement.class).orElseThrow();
    return new NetHttpBinding(
        stack,
        webSocket,
        CustomBinding.of(encoding, transport).withName(name()).withTimeouts(timeouts()));
  }

  private static boolean isWebSocket(String scheme) {
    return scheme.equals("ws") || scheme.equals("wss");
  }

  @Override
  public String name() {
    return layers.name();
  }

  @Override
  public List<BindingElement> elements() {
    return layers.elements();
  }

  @Override
  public Timeouts timeouts() {
    return layers.timeouts();
  }

  /** Builds the binding. */
  public static final class Builder extends HttpBindingBuilder<NetHttpBinding, Builder> {

    private WebSocketTransportSettings webSocket = WebSocketTransportSettings.DEFAULT;
    private String scheme = "http";

    private Builder() {
      messageEncoding(NetHttpMessageEncoding.BINARY);
    }

    /** Sets how messages are written; as binary XML. */
    public Builder messageEncoding(NetHttpMessageEncoding value) {
      return encoding(value);
    }

    /**
     * Sets how binary messages are compressed; not at all. Requests that come in may be compressed
     * so or not at all, and a reply is compressed if its client accepts that.
     */
    public Builder compressionFormat(CompressionFormat value) {
      return compression(value);
    }

    /** Sets when WebSockets are used, and how. */
    public Builder webSocketSettings(WebSocketTransportSettings value) {
      webSocket = value;
      return this;
    }

    /** Sets the scheme of the addresses: besides HTTP's those of WebSockets. */
    @Override
    public Builder scheme(String value) {
      scheme = value;
      return isWebSocket(value) ? super.scheme(value.replace("ws", "http")) : super.scheme(value);
    }

    @Override
    public NetHttpBinding build() {
      HttpStack stack = stack();
      NetHttpBinding binding =
          new NetHttpBinding(
              stack, webSocket, stack.binding("NetHttpBinding", MessageVersion.SOAP12_WSA10));
      boolean always = webSocket.transportUsage() == WebSocketTransportUsage.ALWAYS;
      return isWebSocket(scheme) || always ? binding.overWebSocket(scheme) : binding;
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
