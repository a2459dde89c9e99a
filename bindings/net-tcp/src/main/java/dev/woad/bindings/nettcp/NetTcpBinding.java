package dev.woad.bindings.nettcp;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.framing.channel.ConnectionPoolSettings;
import dev.woad.bindings.framing.channel.SslStreamSecurityBindingElement;
import dev.woad.bindings.framing.channel.StreamUpgradeBindingElement;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.security.message.TransportSecurityBindingElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Binary SOAP 1.2 with WS-Addressing 1.0 over TCP: what .NET speaks fastest. */
public final class NetTcpBinding implements Binding {

  private final CustomBinding layers;

  private NetTcpBinding(CustomBinding layers) {
    this.layers = layers;
  }

  /** Returns the binding with defaults. */
  public static NetTcpBinding create() {
    return builder().build();
  }

  /** Returns a builder that begins with defaults. */
  public static Builder builder() {
    return new Builder();
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

  /** Builds the binding. WCF's names. For use by one thread. */
  public static final class Builder {

    private BinaryMessageEncodingBindingElement encoding =
        BinaryMessageEncodingBindingElement.create();
    private NetTcpTransportBindingElement transport = NetTcpTransportBindingElement.create();
    private Timeouts timeouts = Timeouts.DEFAULT;
    private @Nullable Integer maxBufferSize;
    private @Nullable StreamUpgradeBindingElement security;
    private @Nullable TransportSecurityBindingElement messageSecurity;

    private Builder() {}

    /** Returns the binding. */
    public NetTcpBinding build() {
      return new NetTcpBinding(layers(encoding).withName("NetTcpBinding"));
    }

    /** Returns the layers with another encoding. */
    CustomBinding layers(MessageEncodingBindingElement other) {
      List<BindingElement> layers = new ArrayList<>(4);
      if (messageSecurity != null) {
        layers.add(messageSecurity);
      }
      layers.add(other);
      if (security != null) {
        layers.add(security);
      }
      layers.add(transport());
      return CustomBinding.of(layers.toArray(BindingElement[]::new)).withTimeouts(timeouts);
    }

    private NetTcpTransportBindingElement transport() {
      if (maxBufferSize != null) {
        return transport.withMaxBufferSize(maxBufferSize);
      }
      // What it is by default depends on the transfer mode, whichever was set first.
      return transport.transferMode() == TransferMode.BUFFERED
          ? transport.withMaxReceivedMessageSize(transport.maxReceivedMessageSize())
          : transport.withMaxBufferSize(NetTcpTransportBindingElement.create().maxBufferSize());
    }

    /** Sets the size in bytes that one message may have; 64 KiB. */
    public Builder maxReceivedMessageSize(long value) {
      return set(t -> t.withMaxReceivedMessageSize(value));
    }

    /**
     * Sets the size in bytes that a message held whole, or the headers of one that flows through,
     * may have; as large as {@link #maxReceivedMessageSize} where messages are buffered, else 64
     * KiB.
     */
    public Builder maxBufferSize(int value) {
      maxBufferSize = value;
      return this;
    }

    /** Sets which messages flow through; none. */
    public Builder transferMode(TransferMode value) {
      return set(t -> t.withTransferMode(value));
    }

    /** Sets how many connections wait to be taken before more are refused; 1024. */
    public Builder listenBacklog(int value) {
      return set(t -> t.withListenBacklog(value));
    }

    /** Sets how many connections a listener's port takes; 10,000. */
    public Builder maxConnections(int value) {
      return set(t -> t.withMaxConnections(value));
    }

    /** Sets how many connections may not have said yet what they want; 1000. */
    public Builder maxPendingConnections(int value) {
      return set(t -> t.withMaxPendingConnections(value));
    }

    /** Sets how long a connection may take to say what it wants; 30 seconds. */
    public Builder channelInitializationTimeout(Duration value) {
      return set(t -> t.withChannelInitializationTimeout(value));
    }

    /** Sets how long channels keep connections for one another. */
    public Builder connectionPoolSettings(ConnectionPoolSettings value) {
      return set(t -> t.withConnectionPoolSettings(value));
    }

    /**
     * Sets what secures connections, such as {@link SslStreamSecurityBindingElement}; nothing,
     * unlike in WCF, where Windows does.
     */
    public Builder security(StreamUpgradeBindingElement value) {
      security = value;
      return this;
    }

    /**
     * Sets what clients show who they are by inside messages; nothing. Connections must be secured
     * then, such as by {@link SslStreamSecurityBindingElement}.
     */
    public Builder messageSecurity(TransportSecurityBindingElement value) {
      messageSecurity = value;
      return this;
    }

    /** Sets what messages that come in are held to. */
    public Builder readerQuotas(ReaderQuotas value) {
      encoding = encoding.withReaderQuotas(value);
      return this;
    }

    /** Sets how long to wait for a session; 1 minute. */
    public Builder openTimeout(Duration value) {
      timeouts = timeouts.withOpen(value);
      return this;
    }

    /** Sets how long closing may wait for calls under way and for the other party; 1 minute. */
    public Builder closeTimeout(Duration value) {
      timeouts = timeouts.withClose(value);
      return this;
    }

    /** Sets how long a call may take; 1 minute. */
    public Builder sendTimeout(Duration value) {
      timeouts = timeouts.withSend(value);
      return this;
    }

    /** Sets how long a session may be silent before a service gives it up; 10 minutes. */
    public Builder receiveTimeout(Duration value) {
      timeouts = timeouts.withReceive(value);
      return this;
    }

    private Builder set(UnaryOperator<NetTcpTransportBindingElement> change) {
      transport = change.apply(transport);
      return this;
    }
  }
}
