package dev.woad.bindings.framing.channel;

import dev.woad.bindings.PolicyAssertions;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.PortSettings;
import dev.woad.bindings.message.BodyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What channels over framed connections are told by the transport that they are of.
 *
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param maxBufferSize the size in bytes that one message may have which is held whole, or the
 *     headers of one that flows through
 * @param transferMode which messages flow through
 * @param port what holds for the connections that come to a listener's port
 * @param pool how long an initiator keeps connections
 */
public record FramedTransport(
    long maxReceivedMessageSize,
    int maxBufferSize,
    TransferMode transferMode,
    PortSettings port,
    ConnectionPoolSettings pool) {

  /** The settings that hold where nothing else is said. */
  public static final FramedTransport DEFAULT =
      new FramedTransport(
          TransportBindingElement.DEFAULT_MAX_RECEIVED_MESSAGE_SIZE,
          (int) TransportBindingElement.DEFAULT_MAX_RECEIVED_MESSAGE_SIZE,
          TransferMode.BUFFERED,
          PortSettings.DEFAULT,
          ConnectionPoolSettings.DEFAULT);

  /** Checks the sizes. */
  public FramedTransport {
    require("maxReceivedMessageSize", maxReceivedMessageSize);
    require("maxBufferSize", maxBufferSize);
  }

  private static void require(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }

  /** Returns these settings with another size of messages, whether buffered or not. */
  public FramedTransport withMaxReceivedMessageSize(long newMaxReceivedMessageSize) {
    boolean buffered = transferMode == TransferMode.BUFFERED;
    int buffer =
        buffered ? (int) Math.min(newMaxReceivedMessageSize, Integer.MAX_VALUE) : maxBufferSize;
    return new FramedTransport(newMaxReceivedMessageSize, buffer, transferMode, port, pool);
  }

  /**
   * Returns these settings with another size of what is held whole.
   *
   * @param newMaxBufferSize null for what it is by default in the transfer mode
   */
  public FramedTransport withBuffer(@Nullable Integer newMaxBufferSize) {
    int buffer =
        newMaxBufferSize != null
            ? newMaxBufferSize
            : transferMode == TransferMode.BUFFERED
                ? (int) Math.min(maxReceivedMessageSize, Integer.MAX_VALUE)
                : DEFAULT.maxBufferSize;
    return new FramedTransport(maxReceivedMessageSize, buffer, transferMode, port, pool);
  }

  /** Returns these settings with other messages flowing through. */
  public FramedTransport withTransferMode(TransferMode newTransferMode) {
    return new FramedTransport(maxReceivedMessageSize, maxBufferSize, newTransferMode, port, pool);
  }

  /** Returns these settings with others of a listener's port. */
  public FramedTransport withPort(PortSettings newPort) {
    return new FramedTransport(maxReceivedMessageSize, maxBufferSize, transferMode, newPort, pool);
  }

  /** Returns these settings with another pool. */
  public FramedTransport withPool(ConnectionPoolSettings newPool) {
    return new FramedTransport(
        maxReceivedMessageSize,
        maxBufferSize,
        transferMode,
        port.withIdleTimeout(newPool.idleTimeout()),
        newPool);
  }

  /** Returns the assertions by which .NET tells that messages flow through (MS-WSPOL). */
  public List<BodyWriter> policyAssertions() {
    return transferMode == TransferMode.BUFFERED
        ? List.of()
        : List.of(
            PolicyAssertions.empty(
                "msf", "Streamed", "http://schemas.microsoft.com/ws/2006/05/framing/policy"));
  }

  /** Returns the size in bytes that a message may have which travels so. */
  long maxEnvelopeSize(FramingMode mode) {
    return mode == FramingMode.DUPLEX ? bufferLimit() : maxReceivedMessageSize;
  }

  /** Returns the size that a message may have which is held whole. */
  int bufferLimit() {
    return (int) Math.min(maxReceivedMessageSize, maxBufferSize);
  }

  /** Returns the name of the quota that sets it. */
  String bufferQuota() {
    return maxReceivedMessageSize <= maxBufferSize ? "maxReceivedMessageSize" : "maxBufferSize";
  }
}
