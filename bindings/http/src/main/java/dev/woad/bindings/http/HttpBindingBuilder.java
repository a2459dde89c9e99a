package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.httpserver.HttpSecurity;
import dev.woad.bindings.message.ReaderQuotas;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds a binding over HTTP. WCF's names. For use by one thread.
 *
 * @param <B> the binding
 * @param <S> the builder itself
 */
public abstract sealed class HttpBindingBuilder<
        B extends Binding, S extends HttpBindingBuilder<B, S>>
    permits BasicHttpBinding.Builder, WsHttpBinding.Builder, NetHttpBinding.Builder {

  private HttpStack stack = HttpStack.DEFAULT;
  private @Nullable Integer maxBufferSize;

  HttpBindingBuilder() {}

  /** Returns the binding. */
  public abstract B build();

  /** Sets the size in bytes that one message may have; 64 KiB. */
  public S maxReceivedMessageSize(long value) {
    return transport(transport -> transport.withMaxReceivedMessageSize(value));
  }

  /**
   * Sets the size in bytes that a message held whole, or the headers of one that flows through, may
   * have; as large as {@link #maxReceivedMessageSize} where messages are buffered, else 64 KiB.
   */
  public S maxBufferSize(int value) {
    maxBufferSize = value;
    return self();
  }

  /** Sets which messages flow through; none. */
  public S transferMode(TransferMode value) {
    return set(s -> s.with(value));
  }

  /** Sets whether messages that came compressed by gzip are accepted; true. */
  public S decompressionEnabled(boolean value) {
    return transport(transport -> transport.withDecompressionEnabled(value));
  }

  /** Sets whether a listener compresses replies for clients that accept it; false. */
  public S compressionEnabled(boolean value) {
    return transport(transport -> transport.withCompressionEnabled(value));
  }

  /** Sets whether a listener leaves connections open; true. */
  public S keepAliveEnabled(boolean value) {
    return transport(transport -> transport.withKeepAliveEnabled(value));
  }

  /** Sets the encoding of text: UTF-8, which is the default, or UTF-16. */
  public S textEncoding(Charset value) {
    return set(s -> s.with(value));
  }

  /** Sets what messages that come in are held to. */
  public S readerQuotas(ReaderQuotas value) {
    return set(s -> s.with(value));
  }

  /** Sets how long to wait for a connection; 1 minute. */
  public S openTimeout(Duration value) {
    return set(s -> s.with(s.timeouts().withOpen(value)));
  }

  /** Sets how long closing may wait for calls under way; 1 minute. */
  public S closeTimeout(Duration value) {
    return set(s -> s.with(s.timeouts().withClose(value)));
  }

  /** Sets how long a call may take; 1 minute. */
  public S sendTimeout(Duration value) {
    return set(s -> s.with(s.timeouts().withSend(value)));
  }

  /** Sets how long to wait for what comes in; 10 minutes. */
  public S receiveTimeout(Duration value) {
    return set(s -> s.with(s.timeouts().withReceive(value)));
  }

  /** Sets what secures messages; nothing. With TLS addresses are of {@code https}. */
  public S security(HttpSecurity value) {
    return value.needsTls() && !stack.transport().scheme().equals("https")
        ? scheme("https").security(value)
        : set(s -> s.with(value));
  }

  /** Sets the scheme of the addresses: {@code http}, which is the default, or {@code https}. */
  public S scheme(String value) {
    return transport(transport -> transport.withScheme(value));
  }

  final S encoding(NetHttpMessageEncoding value) {
    return set(s -> s.with(value));
  }

  final S compression(CompressionFormat value) {
    return set(s -> s.with(value));
  }

  HttpStack stack() {
    HttpTransportBindingElement transport = stack.transport();
    if (maxBufferSize != null) {
      return stack.with(transport.withMaxBufferSize(maxBufferSize));
    }
    // What it is by default depends on the transfer mode, whichever was set first.
    return transport.transferMode() == TransferMode.BUFFERED
        ? stack.with(transport.withMaxReceivedMessageSize(transport.maxReceivedMessageSize()))
        : stack.with(
            transport.withMaxBufferSize(HttpTransportBindingElement.create().maxBufferSize()));
  }

  abstract S self();

  private S transport(UnaryOperator<HttpTransportBindingElement> change) {
    return set(s -> s.with(change.apply(s.transport())));
  }

  private S set(UnaryOperator<HttpStack> change) {
    stack = change.apply(stack);
    return self();
  }
}
