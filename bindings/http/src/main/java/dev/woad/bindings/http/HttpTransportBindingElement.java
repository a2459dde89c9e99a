package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.SecurityFact;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.TransportPolicy;
import dev.woad.bindings.message.BodyWriter;
import java.util.List;
import java.util.Optional;

/**
 * Moves each message by one HTTP request, and its reply by the response. WCF's names and defaults
 * where nothing else is said.
 *
 * @param scheme {@code http}, or {@code https}: for channels, and for listeners in a container that
 *     has TLS
 * @param maxReceivedMessageSize the size in bytes that one message may have, after decompression;
 *     64 KiB
 * @param maxBufferSize the size in bytes that a buffered message, or the headers of one that flows
 *     through, may have; {@code maxReceivedMessageSize} if that is smaller
 * @param transferMode which messages flow through
 * @param decompressionEnabled whether channels accept replies, and listeners requests, that are
 *     compressed by gzip; true
 * @param compressionEnabled whether listeners compress replies for clients that accept it; false
 * @param keepAliveEnabled whether listeners leave connections open for further requests; true
 */
public record HttpTransportBindingElement(
    String scheme,
    long maxReceivedMessageSize,
    int maxBufferSize,
    TransferMode transferMode,
    boolean decompressionEnabled,
    boolean compressionEnabled,
    boolean keepAliveEnabled)
    implements TransportBindingElement {

  /** Checks scheme and sizes. */
  public HttpTransportBindingElement {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("scheme: " + scheme + " (expected: http, https)");
    }
    if (maxReceivedMessageSize <= 0) {
      throw new IllegalArgumentException(
          "maxReceivedMessageSize: " + maxReceivedMessageSize + " (expected: > 0)");
    }
    if (maxBufferSize <= 0) {
      throw new IllegalArgumentException("maxBufferSize: " + maxBufferSize + " (expected: > 0)");
    }
  }

  /** Returns the element with defaults. */
  public static HttpTransportBindingElement create() {
    return new HttpTransportBindingElement(
        "http",
        DEFAULT_MAX_RECEIVED_MESSAGE_SIZE,
        (int) DEFAULT_MAX_RECEIVED_MESSAGE_SIZE,
        TransferMode.BUFFERED,
        true,
        false,
        true);
  }

  /** Returns this element for another scheme. */
  public HttpTransportBindingElement withScheme(String newScheme) {
    return new HttpTransportBindingElement(
        newScheme,
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        decompressionEnabled,
        compressionEnabled,
        keepAliveEnabled);
  }

  /** Returns this element with another size of messages, whether buffered or not. */
  public HttpTransportBindingElement withMaxReceivedMessageSize(long newMaxReceivedMessageSize) {
    boolean buffered = transferMode == TransferMode.BUFFERED;
    return new HttpTransportBindingElement(
        scheme,
        newMaxReceivedMessageSize,
        buffered ? (int) Math.min(newMaxReceivedMessageSize, Integer.MAX_VALUE) : maxBufferSize,
        transferMode,
        decompressionEnabled,
        compressionEnabled,
        keepAliveEnabled);
  }

  /** Returns this element with another size of what is buffered. */
  public HttpTransportBindingElement withMaxBufferSize(int newMaxBufferSize) {
    return new HttpTransportBindingElement(
        scheme,
        maxReceivedMessageSize,
        newMaxBufferSize,
        transferMode,
        decompressionEnabled,
        compressionEnabled,
        keepAliveEnabled);
  }

  /** Returns this element with other messages flowing through. */
  public HttpTransportBindingElement withTransferMode(TransferMode newTransferMode) {
    return new HttpTransportBindingElement(
        scheme,
        maxReceivedMessageSize,
        maxBufferSize,
        newTransferMode,
        decompressionEnabled,
        compressionEnabled,
        keepAliveEnabled);
  }

  /** Returns this element accepting compressed messages or not. */
  public HttpTransportBindingElement withDecompressionEnabled(boolean newDecompressionEnabled) {
    return new HttpTransportBindingElement(
        scheme,
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        newDecompressionEnabled,
        compressionEnabled,
        keepAliveEnabled);
  }

  /** Returns this element compressing replies or not. */
  public HttpTransportBindingElement withCompressionEnabled(boolean newCompressionEnabled) {
    return new HttpTransportBindingElement(
        scheme,
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        decompressionEnabled,
        newCompressionEnabled,
        keepAliveEnabled);
  }

  /** Returns this element leaving connections open or not. */
  public HttpTransportBindingElement withKeepAliveEnabled(boolean newKeepAliveEnabled) {
    return new HttpTransportBindingElement(
        scheme,
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        decompressionEnabled,
        compressionEnabled,
        newKeepAliveEnabled);
  }

  @Override
  public List<BodyWriter> policyAssertions(Binding binding) {
    return scheme.equals("https") ? TransportPolicy.ofLayer(binding) : List.of();
  }

  @Override
  public List<SecurityFact> securityFacts(Binding binding) {
    return scheme.equals("https") ? List.of(SecurityFact.protection("TLS")) : List.of();
  }

  @Override
  public Optional<BodyWriter> transportToken(Binding binding) {
    return scheme.equals("https") ? Optional.of(HttpsPolicy.token(binding)) : Optional.empty();
  }

  @Override
  public ChannelListener createListener(BindingContext context) {
    return new HttpChannelListener(context, this, null, true);
  }

  /**
   * Returns a listener that takes messages by HTTP as that of {@link #createListener} does, and has
   * requests to go on as a WebSocket answered by the hook.
   *
   * @param messages whether it takes messages by HTTP at all
   */
  public ChannelListener createListener(
      BindingContext context, HttpUpgradeHook hook, boolean messages) {
    return new HttpChannelListener(context, this, hook, messages);
  }

  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    return new HttpChannelInitiator(context, this);
  }

  /** Returns the size that a message may have which is held whole. */
  int bufferLimit() {
    return (int) Math.min(maxReceivedMessageSize, maxBufferSize);
  }
}
