package dev.woad.bindings.framing.channel;

import dev.woad.bindings.TransferMode;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.PortSettings;

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
