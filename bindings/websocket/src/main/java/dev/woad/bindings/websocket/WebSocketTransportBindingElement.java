package dev.woad.bindings.websocket;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.PolicyAssertions;
import dev.woad.bindings.SecurityFact;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.http.WebSocketTransportSettings;
import dev.woad.bindings.message.BodyWriter;
import java.util.List;

/**
 * Moves messages by WebSockets, each of which is a session.
 *
 * <p>A listener also answers plain requests of HTTP, unless a contract there needs more than that.
 *
 * @param scheme of the addresses: that of WebSockets or that of HTTP, which then stands for it,
 *     with or without TLS
 * @param http sizes and transfer mode of messages, and how plain requests are dealt with
 * @param settings the subprotocol, and how often the other party is asked whether it is there
 */
public record WebSocketTransportBindingElement(
    String scheme, HttpTransportBindingElement http, WebSocketTransportSettings settings)
    implements TransportBindingElement {

  /** Checks the scheme. */
  public WebSocketTransportBindingElement {
    if (!List.of("ws", "wss", "http", "https").contains(scheme)) {
      throw new IllegalArgumentException("scheme: " + scheme + " (expected: ws, wss, http, https)");
    }
  }

  /** Returns the element with defaults. */
  public static WebSocketTransportBindingElement create() {
    return new WebSocketTransportBindingElement(
        "ws", HttpTransportBindingElement.create(), WebSocketTransportSettings.DEFAULT);
  }

  /** Returns this element with other sizes, another transfer mode and the like. */
  public WebSocketTransportBindingElement withHttp(HttpTransportBindingElement newHttp) {
    return new WebSocketTransportBindingElement(scheme, newHttp, settings);
  }

  /** Returns this element with other settings. */
  public WebSocketTransportBindingElement withSettings(WebSocketTransportSettings newSettings) {
    return new WebSocketTransportBindingElement(scheme, http, newSettings);
  }

  @Override
  public List<SecurityFact> securityFacts(Binding binding) {
    return http.securityFacts(binding);
  }

  @Override
  public String soapTransport() {
    return "http://schemas.microsoft.com/soap/websocket";
  }

  @Override
  public long maxReceivedMessageSize() {
    return http.maxReceivedMessageSize();
  }

  @Override
  public boolean supports(ChannelShape shape) {
    return shape != ChannelShape.REQUEST_REPLY;
  }

  @Override
  public List<BodyWriter> policyAssertions() {
    return http.transferMode() == TransferMode.BUFFERED
        ? List.of()
        : List.of(
            PolicyAssertions.empty(
                "mswsp",
                http.transferMode() == TransferMode.STREAMED
                    ? "Streamed"
                    : http.transferMode() == TransferMode.STREAMED_REQUEST
                        ? "StreamedRequest"
                        : "StreamedResponse",
                "http://schemas.microsoft.com/soap/websocket/policy"));
  }

  @Override
  public ChannelListener createListener(BindingContext context) {
    return new WebSocketChannelListener(context, this);
  }

  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    return new WebSocketChannelInitiator(context, this);
  }
}
