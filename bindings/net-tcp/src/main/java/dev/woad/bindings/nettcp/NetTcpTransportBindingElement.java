package dev.woad.bindings.nettcp;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.framing.PortSettings;
import dev.woad.bindings.framing.channel.ConnectionPoolSettings;
import dev.woad.bindings.framing.channel.FramedChannelInitiator;
import dev.woad.bindings.framing.channel.FramedChannelListener;
import dev.woad.bindings.framing.channel.FramedTransport;
import dev.woad.bindings.message.BodyWriter;
import java.time.Duration;
import java.util.List;

/**
 * Moves messages over framed TCP connections. WCF's names, and its defaults where nothing else is
 * said. Listeners of one port share it, also among several hosts of a JVM, and are told apart by
 * the paths of their addresses; those settings that are the port's own must then be the same.
 *
 * @param maxReceivedMessageSize the size in bytes that one message may have; 64 KiB
 * @param maxBufferSize the size in bytes that a buffered message, or the headers of one that flows
 *     through, may have; {@code maxReceivedMessageSize} if that is smaller
 * @param transferMode buffered: any number of calls share a session, each channel has one; else
 *     each call has a session of its own, whose messages may flow through
 * @param listenBacklog how many connections the operating system keeps for a port before they are
 *     taken; 1024
 * @param maxConnections how many connections a port takes; 10,000
 * @param maxPendingConnections how many connections of a port may not have said yet what they want;
 *     1000
 * @param channelInitializationTimeout how long a connection may take to say what it wants; 30 s
 * @param connectionPoolSettings how long channels keep connections for one another
 */
public record NetTcpTransportBindingElement(
    long maxReceivedMessageSize,
    int maxBufferSize,
    TransferMode transferMode,
    int listenBacklog,
    int maxConnections,
    int maxPendingConnections,
    Duration channelInitializationTimeout,
    ConnectionPoolSettings connectionPoolSettings)
    implements TransportBindingElement {

  /** Checks sizes and times. */
  public NetTcpTransportBindingElement {
    if (maxReceivedMessageSize <= 0) {
      throw new IllegalArgumentException(
          "maxReceivedMessageSize: " + maxReceivedMessageSize + " (expected: > 0)");
    }
    if (maxBufferSize <= 0) {
      throw new IllegalArgumentException("maxBufferSize: " + maxBufferSize + " (expected: > 0)");
    }
    // The others are the port's, which checks them.
    PortSettings unused =
        new PortSettings(
            listenBacklog,
            maxConnections,
            maxPendingConnections,
            channelInitializationTimeout,
            connectionPoolSettings.idleTimeout());
  }

  /** Returns the element with defaults. */
  public static NetTcpTransportBindingElement create() {
    return new NetTcpTransportBindingElement(
        DEFAULT_MAX_RECEIVED_MESSAGE_SIZE,
        (int) DEFAULT_MAX_RECEIVED_MESSAGE_SIZE,
        TransferMode.BUFFERED,
        1024,
        10_000,
        1000,
        Duration.ofSeconds(30),
        ConnectionPoolSettings.DEFAULT);
  }

  /** Returns this element with another size of messages, whether buffered or not. */
  public NetTcpTransportBindingElement withMaxReceivedMessageSize(long newMaxReceivedMessageSize) {
    boolean buffered = transferMode == TransferMode.BUFFERED;
    return new NetTcpTransportBindingElement(
        newMaxReceivedMessageSize,
        buffered ? (int) Math.min(newMaxReceivedMessageSize, Integer.MAX_VALUE) : maxBufferSize,
        transferMode,
        listenBacklog,
        maxConnections,
        maxPendingConnections,
        channelInitializationTimeout,
        connectionPoolSettings);
  }

  /** Returns this element with another size of what is buffered. */
  public NetTcpTransportBindingElement withMaxBufferSize(int newMaxBufferSize) {
    return new NetTcpTransportBindingElement(
        maxReceivedMessageSize,
        newMaxBufferSize,
        transferMode,
        listenBacklog,
        maxConnections,
        maxPendingConnections,
        channelInitializationTimeout,
        connectionPoolSettings);
  }

  /** Returns this element with other messages flowing through. */
  public NetTcpTransportBindingElement withTransferMode(TransferMode newTransferMode) {
    return new NetTcpTransportBindingElement(
        maxReceivedMessageSize,
        maxBufferSize,
        newTransferMode,
        listenBacklog,
        maxConnections,
        maxPendingConnections,
        channelInitializationTimeout,
        connectionPoolSettings);
  }

  /** Returns this element with another number of connections that wait to be taken. */
  public NetTcpTransportBindingElement withListenBacklog(int newListenBacklog) {
    return withPort(
        newListenBacklog, maxConnections, maxPendingConnections, channelInitializationTimeout);
  }

  /** Returns this element with another number of connections. */
  public NetTcpTransportBindingElement withMaxConnections(int newMaxConnections) {
    return withPort(
        listenBacklog, newMaxConnections, maxPendingConnections, channelInitializationTimeout);
  }

  /** Returns this element with another number of connections that said nothing yet. */
  public NetTcpTransportBindingElement withMaxPendingConnections(int newMaxPendingConnections) {
    return withPort(
        listenBacklog, maxConnections, newMaxPendingConnections, channelInitializationTimeout);
  }

  /** Returns this element with another time for connections to say what they want. */
  public NetTcpTransportBindingElement withChannelInitializationTimeout(
      Duration newChannelInitializationTimeout) {
    return withPort(
        listenBacklog, maxConnections, maxPendingConnections, newChannelInitializationTimeout);
  }

  /** Returns this element with another pool. */
  public NetTcpTransportBindingElement withConnectionPoolSettings(
      ConnectionPoolSettings newConnectionPoolSettings) {
    return new NetTcpTransportBindingElement(
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        listenBacklog,
        maxConnections,
        maxPendingConnections,
        channelInitializationTimeout,
        newConnectionPoolSettings);
  }

  private NetTcpTransportBindingElement withPort(
      int newListenBacklog, int newMaxConnections, int newMaxPending, Duration newTimeout) {
    return new NetTcpTransportBindingElement(
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        newListenBacklog,
        newMaxConnections,
        newMaxPending,
        newTimeout,
        connectionPoolSettings);
  }

  @Override
  public String scheme() {
    return TcpNetwork.SCHEME;
  }

  @Override
  public String soapTransport() {
    return "http://schemas.microsoft.com/soap/tcp";
  }

  /**
   * Returns whether it has such channels: sessions, in which both parties may ask, where messages
   * are buffered; else, as in .NET, calls outside of sessions.
   */
  @Override
  public boolean supports(ChannelShape shape) {
    return (shape == ChannelShape.REQUEST_REPLY) != (transferMode == TransferMode.BUFFERED);
  }

  @Override
  public List<BodyWriter> policyAssertions() {
    return framedTransport().policyAssertions();
  }

  @Override
  public ChannelListener createListener(BindingContext context) {
    return FramedChannelListener.of(context, framedTransport(), TcpNetwork.INSTANCE);
  }

  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    return FramedChannelInitiator.of(context, framedTransport(), TcpNetwork.INSTANCE);
  }

  private FramedTransport framedTransport() {
    return new FramedTransport(
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        new PortSettings(
            listenBacklog,
            maxConnections,
            maxPendingConnections,
            channelInitializationTimeout,
            connectionPoolSettings.idleTimeout()),
        connectionPoolSettings);
  }
}
