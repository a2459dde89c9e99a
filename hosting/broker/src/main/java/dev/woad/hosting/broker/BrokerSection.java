package dev.woad.hosting.broker;

import dev.woad.bindings.BindingParameterSettings;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.jms.ArtemisBroker;
import dev.woad.bindings.jms.JmsBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code broker} of a host's configuration: a broker elsewhere, by its {@code url}, or
 * else how the embedded one is.
 *
 * @param url the URL of an ActiveMQ Artemis broker, or several of a cluster, such as {@code
 *     (tcp://one:61616,tcp://two:61616)}
 * @param directory where the embedded broker keeps messages; {@code run/broker}
 * @param host the loopback address that it listens at; {@code localhost}
 * @param port the port that it listens at; none, so that it serves the host only
 * @param protocols what it speaks there; {@code core}
 * @param queues queues that are there whether somebody listens or not
 * @param topics topics that are there
 * @param maxMemory bytes of messages that are held in memory; 64 MiB
 * @param maxDisk bytes that messages of one queue may take on disk; 1 GiB
 * @param maxDiskUsage how full in percent the disk may be; 95
 */
public record BrokerSection(
    @Nullable String url,
    @Nullable String directory,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable List<BrokerProtocol> protocols,
    @Nullable List<String> queues,
    @Nullable List<String> topics,
    @Nullable Long maxMemory,
    @Nullable Long maxDisk,
    @Nullable Integer maxDiskUsage)
    implements BindingParameterSettings {

  static final Path DEFAULT_DIRECTORY = Path.of("run", "broker");

  /** Checks that only one broker is meant. */
  public BrokerSection {
    if (url != null && (directory != null || port != null || host != null)) {
      throw new IllegalArgumentException(
          "url: "
              + url
              + " (expected: no directory, host or port, which are the embedded broker's)");
    }
    if (url == null) {
      EmbeddedBrokerSettings unused = embedded(host, port, maxMemory, maxDisk, maxDiskUsage);
    }
  }

  @Override
  public void putInto(BindingParameters parameters) {
    parameters.put(
        JmsBroker.class, url != null ? ArtemisBroker.of(url) : EmbeddedBroker.of(toSettings()));
  }

  EmbeddedBrokerSettings toSettings() {
    EmbeddedBrokerSettings base = embedded(host, port, maxMemory, maxDisk, maxDiskUsage);
    return new EmbeddedBrokerSettings(
        directory == null ? DEFAULT_DIRECTORY : Path.of(directory),
        base.host(),
        base.port(),
        protocols == null ? base.protocols() : Set.copyOf(protocols),
        queues == null ? base.queues() : queues,
        topics == null ? base.topics() : topics,
        base.maxMemory(),
        base.maxDisk(),
        base.maxDiskUsage());
  }

  private static EmbeddedBrokerSettings embedded(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable Long maxMemory,
      @Nullable Long maxDisk,
      @Nullable Integer maxDiskUsage) {
    EmbeddedBrokerSettings base = EmbeddedBrokerSettings.of(DEFAULT_DIRECTORY);
    return new EmbeddedBrokerSettings(
        base.directory(),
        host == null ? base.host() : host,
        port,
        base.protocols(),
        base.queues(),
        base.topics(),
        maxMemory == null ? base.maxMemory() : maxMemory,
        maxDisk == null ? base.maxDisk() : maxDisk,
        maxDiskUsage == null ? base.maxDiskUsage() : maxDiskUsage);
  }
}
