package dev.woad.hosting.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded broker is.
 *
 * @param directory where messages are kept
 * @param host the address that it listens at; a loopback one
 * @param port the port that it listens at, 0 for a free one; null to serve this program only
 * @param protocols what it speaks there
 * @param queues queues that are there whether somebody listens or not
 * @param topics topics that are there
 * @param maxMemory bytes of messages that are held in memory; more are held on disk only
 * @param maxDisk bytes that messages of one queue may take on disk; senders are refused then
 * @param maxDiskUsage how full in percent the disk may be; senders are held up then
 */
public record EmbeddedBrokerSettings(
    Path directory,
    String host,
    @Nullable Integer port,
    Set<BrokerProtocol> protocols,
    List<String> queues,
    List<String> topics,
    long maxMemory,
    long maxDisk,
    int maxDiskUsage) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** Checks the address, and counts. */
  public EmbeddedBrokerSettings {
    protocols = Set.copyOf(protocols);
    queues = List.copyOf(queues);
    topics = List.copyOf(topics);
    if (!LOOPBACK.contains(host)) {
      throw new IllegalArgumentException(
          "host: " + host + " (expected: localhost, because anybody is believed there)");
    }
    require("maxMemory", maxMemory);
    require("maxDisk", maxDisk);
    require("maxDiskUsage", maxDiskUsage);
  }

  /** Returns the settings of a broker in the given directory that serves this program only. */
  public static EmbeddedBrokerSettings of(Path directory) {
    return new EmbeddedBrokerSettings(
        directory,
        "localhost",
        null,
        Set.of(BrokerProtocol.CORE),
        List.of(),
        List.of(),
        64L << 20,
        1L << 30,
        95);
  }

  /** Returns these listening at a port. */
  public EmbeddedBrokerSettings withPort(int newPort, Set<BrokerProtocol> newProtocols) {
    return new EmbeddedBrokerSettings(
        directory, host, newPort, newProtocols, queues, topics, maxMemory, maxDisk, maxDiskUsage);
  }

  /** Returns these with other queues and topics. */
  public EmbeddedBrokerSettings withDestinations(List<String> newQueues, List<String> newTopics) {
    return new EmbeddedBrokerSettings(
        directory, host, port, protocols, newQueues, newTopics, maxMemory, maxDisk, maxDiskUsage);
  }

  /** Returns these with other limits. */
  public EmbeddedBrokerSettings withLimits(long newMaxMemory, long newMaxDisk) {
    return new EmbeddedBrokerSettings(
        directory, host, port, protocols, queues, topics, newMaxMemory, newMaxDisk, maxDiskUsage);
  }

  private static void require(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
