package dev.woad.bindings.netpipe;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.framing.channel.ConnectionPoolSettings;
import dev.woad.bindings.framing.channel.FramedTransport;
import dev.woad.bindings.framing.channel.StreamUpgradeBindingElement;
import dev.woad.bindings.message.ReaderQuotas;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds a binding over Unix domain sockets. WCF's names. For use by one thread.
 *
 * @param <B> the binding
 */
public final class UnixBindingBuilder<B extends Binding> {

  private final BiFunction<FramedTransport, String, UnixTransport> transports;
  private final Function<CustomBinding, B> bindings;
  private BinaryMessageEncodingBindingElement encoding =
      BinaryMessageEncodingBindingElement.create();
  private FramedTransport framed = FramedTransport.DEFAULT;
  private String socketPermissions = "rw-------";
  private Timeouts timeouts = Timeouts.DEFAULT;
  private @Nullable Integer maxBufferSize;
  private @Nullable StreamUpgradeBindingElement security;

  UnixBindingBuilder(
      BiFunction<FramedTransport, String, UnixTransport> transports,
      Function<CustomBinding, B> bindings) {
    this.transports = transports;
    this.bindings = bindings;
  }

  /** Returns the binding. */
  public B build() {
    UnixTransport transport = transports.apply(framed.withBuffer(maxBufferSize), socketPermissions);
    CustomBinding layers =
        security == null
            ? CustomBinding.of(encoding, transport)
            : CustomBinding.of(encoding, security, transport);
    return bindings.apply(layers.withTimeouts(timeouts));
  }

  /** Sets the size in bytes that one message may have; 64 KiB. */
  public UnixBindingBuilder<B> maxReceivedMessageSize(long value) {
    return set(framed.withMaxReceivedMessageSize(value));
  }

  /**
   * Sets the size in bytes that a message held whole, or the headers of one that flows through, may
   * have; as large as {@link #maxReceivedMessageSize} where messages are buffered, else 64 KiB.
   */
  public UnixBindingBuilder<B> maxBufferSize(int value) {
    maxBufferSize = value;
    return this;
  }

  /** Sets which messages flow through; none. */
  public UnixBindingBuilder<B> transferMode(TransferMode value) {
    return set(framed.withTransferMode(value));
  }

  /** Sets how many connections a socket takes; 10,000. */
  public UnixBindingBuilder<B> maxConnections(int value) {
    return set(framed.withPort(framed.port().withMaxConnections(value)));
  }

  /** Sets how long channels keep connections for one another. */
  public UnixBindingBuilder<B> connectionPoolSettings(ConnectionPoolSettings value) {
    return set(framed.withPool(value));
  }

  /** Sets who may connect, as {@code ls} shows it; {@code rw-------}, the user alone. */
  public UnixBindingBuilder<B> socketPermissions(String value) {
    socketPermissions = value;
    return this;
  }

  /** Sets what secures connections; null for nothing but the permissions of the socket. */
  public UnixBindingBuilder<B> security(@Nullable StreamUpgradeBindingElement value) {
    security = value;
    return this;
  }

  /** Sets what messages that come in are held to. */
  public UnixBindingBuilder<B> readerQuotas(ReaderQuotas value) {
    encoding = encoding.withReaderQuotas(value);
    return this;
  }

  /** Sets how long to wait for a session; 1 minute. */
  public UnixBindingBuilder<B> openTimeout(Duration value) {
    return wait(t -> t.withOpen(value));
  }

  /** Sets how long closing may wait for calls under way and for the other party; 1 minute. */
  public UnixBindingBuilder<B> closeTimeout(Duration value) {
    return wait(t -> t.withClose(value));
  }

  /** Sets how long a call may take; 1 minute. */
  public UnixBindingBuilder<B> sendTimeout(Duration value) {
    return wait(t -> t.withSend(value));
  }

  /** Sets how long a session may be silent before a service gives it up; 10 minutes. */
  public UnixBindingBuilder<B> receiveTimeout(Duration value) {
    return wait(t -> t.withReceive(value));
  }

  private UnixBindingBuilder<B> set(FramedTransport value) {
    framed = value;
    return this;
  }

  private UnixBindingBuilder<B> wait(UnaryOperator<Timeouts> change) {
    timeouts = change.apply(timeouts);
    return this;
  }
}
