package dev.woad.bindings.webhttp;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.SecurityFact;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.message.ReaderQuotas;
import java.util.List;

/**
 * HTTP whose requests are bound to methods by JAX-RS annotations: transport and encoding in one.
 *
 * @param scheme {@code http} or {@code https}
 * @param maxReceivedMessageSize the size in bytes that the body of a request may have
 * @param readerQuotas what JSON and XML that come in are held to
 */
public record WebHttpTransportBindingElement(
    String scheme, long maxReceivedMessageSize, ReaderQuotas readerQuotas)
    implements TransportBindingElement {

  /** Checks scheme and size. */
  public WebHttpTransportBindingElement {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("scheme: " + scheme + " (expected: http or https)");
    }
    if (maxReceivedMessageSize <= 0) {
      throw new IllegalArgumentException(
          "maxReceivedMessageSize: " + maxReceivedMessageSize + " (expected: > 0)");
    }
  }

  /** Returns the element for a scheme, with defaults. */
  public static WebHttpTransportBindingElement of(String scheme) {
    return new WebHttpTransportBindingElement(
        scheme, DEFAULT_MAX_RECEIVED_MESSAGE_SIZE, ReaderQuotas.DEFAULT);
  }

  /** Returns this element for another scheme. */
  public WebHttpTransportBindingElement withScheme(String newScheme) {
    return new WebHttpTransportBindingElement(newScheme, maxReceivedMessageSize, readerQuotas);
  }

  /** Returns this element with another size of requests. */
  public WebHttpTransportBindingElement withMaxReceivedMessageSize(long newMaxSize) {
    return new WebHttpTransportBindingElement(scheme, newMaxSize, readerQuotas);
  }

  /** Returns this element with other quotas. */
  public WebHttpTransportBindingElement withReaderQuotas(ReaderQuotas newReaderQuotas) {
    return new WebHttpTransportBindingElement(scheme, maxReceivedMessageSize, newReaderQuotas);
  }

  @Override
  public List<SecurityFact> securityFacts(Binding binding) {
    return scheme.equals("https") ? List.of(SecurityFact.protection("TLS")) : List.of();
  }

  /**
   * Returns a listener for the contracts that {@link dev.woad.bindings.ListenerEndpoints} among the
   * parameters of the context names.
   *
   * @throws IllegalArgumentException if there are none, or one is no JAX-RS interface
   */
  @Override
  public ChannelListener createListener(BindingContext context) {
    return WebHttpChannelListener.of(this, context);
  }

  /**
   * Refuses: a call by REST is no message.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    throw new UnsupportedOperationException(
        "WebHttpBinding: no channels for messages (expected: an HTTP client, such as one of Jakarta"
            + " REST or java.net.http)");
  }
}
