package dev.woad.hosting.broker;

import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ActiveMQ Artemis, as small as it can be. Safe for use by many threads. */
final class ArtemisServer {

  private static final Logger LOG = LoggerFactory.getLogger(ArtemisServer.class);
  private static final String TCP = "tcp";
  private static final int MIB = 1 << 20;

  private final ActiveMQServerImpl server;

  private ArtemisServer(ActiveMQServerImpl server) {
    this.server = server;
  }

  static ArtemisServer start(EmbeddedBrokerSettings settings, int id) {
    requireDirectory(settings.directory());
    requireFree(settings);
    ActiveMQServerImpl server = new ActiveMQServerImpl(configuration(settings, id));
    ArtemisServer started = new ArtemisServer(server);
    try {
      server.start();
      if (!server.isActive()) {
        throw new CommunicationException(
            "broker in "
                + settings.directory().toAbsolutePath().normalize()
                + " cannot be started (expected: a directory that no other broker has; the log of"
                + " org.apache.activemq.artemis tells more)");
      }
      started.declareQueue("DLQ");
      started.declareExpiryQueue();
      settings.queues().forEach(started::declareQueue);
      settings.topics().forEach(started::declareTopic);
      if (settings.port() != null && started.port() < 0) {
        throw new CommunicationException(
            "broker cannot listen at "
                + settings.host()
                + ":"
                + settings.port()
                + " (expected: a port that nobody has)");
      }
      return started;
    } catch (Exception e) {
      started.stop();
      throw e instanceof RuntimeException known
          ? known
          : new CommunicationException("broker cannot be started: " + e.getMessage(), e);
    }
  }

  // Artemis would tell of what these two look at by the trace of a stack.
  private static void requireDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CommunicationException(
          "broker: "
              + directory.toAbsolutePath().normalize()
              + " (expected: a directory that can be made; "
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static void requireFree(EmbeddedBrokerSettings settings) {
    Integer port = settings.port();
    if (port == null) {
      return;
    }
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(settings.host()))) {
      LOG.debug("{} is free", probe);
    } catch (IOException e) {
      throw new CommunicationException(
          "broker: "
              + settings.host()
              + ":"
              + port
              + " (expected: a port that can be listened on; "
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static ConfigurationImpl configuration(EmbeddedBrokerSettings settings, int id) {
    Path directory = settings.directory().toAbsolutePath();
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setName("woad-" + id);
    configuration.setBindingsDirectory(directory.resolve("bindings").toString());
    configuration.setJournalDirectory(directory.resolve("journal").toString());
    configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
    configuration.setPagingDirectory(directory.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(directory.resolve("journal").toString());
    // Another broker there is told at once, not waited for.
    configuration.setJournalLockAcquisitionTimeout(2000);
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setMessageCounterEnabled(false);
    configuration.setSuppressSessionNotifications(true);
    configuration.setPersistIDCache(true);
    // Files of the journal are made, and written full of zeros, when it is opened.
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalFileSize(2 * MIB);
    configuration.setJournalMinFiles(2);
    configuration.setJournalPoolFiles(8);
    configuration.setJournalBufferSize_NIO(256 * 1024);
    configuration.setJournalBufferTimeout_NIO(500_000);
    configuration.setThreadPoolMaxSize(16);
    configuration.setScheduledThreadPoolMaxSize(2);
    configuration.setGlobalMaxSize(settings.maxMemory());
    configuration.setMaxDiskUsage(settings.maxDiskUsage());
    configuration.setMessageExpiryScanPeriod(5_000);
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            InVMAcceptorFactory.class.getName(), Map.of("serverId", id), "in-vm"));
    if (settings.port() != null) {
      configuration.addAcceptorConfiguration(acceptor(settings, settings.port()));
    } else {
      configuration.setResolveProtocols(false);
    }
    configuration.addAddressSetting("#", addressSettings(settings));
    return configuration;
  }

  private static TransportConfiguration acceptor(EmbeddedBrokerSettings settings, int port) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("host", settings.host());
    parameters.put("port", port);
    parameters.put("useEpoll", true);
    parameters.put("remotingThreads", 3);
    parameters.put("anycastPrefix", "/queue/");
    parameters.put("multicastPrefix", "/topic/");
    parameters.put("connectionsAllowed", 1000);
    parameters.put("handshake-timeout", 10);
    parameters.put("stompMaxFramePayloadLength", MIB);
    parameters.put(
        "protocols",
        settings.protocols().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
    return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, TCP);
  }

  private static AddressSettings addressSettings(EmbeddedBrokerSettings settings) {
    return new AddressSettings()
        // A queue is there because somebody serves it, or because the configuration says so: a name
        // that is misspelt finds nobody.
        .setAutoCreateQueues(false)
        .setAutoCreateAddresses(false)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDeadLetterAddress(SimpleString.of("DLQ"))
        .setExpiryAddress(SimpleString.of("ExpiryQueue"))
        // The listener counts attempts, and says why it gave up; this is for those of others.
        .setMaxDeliveryAttempts(50)
        .setRedeliveryDelay(1000)
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(60_000)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setPageSizeBytes(MIB)
        .setPageCacheMaxSize(2)
        .setMaxSizeBytes(settings.maxMemory() / 2)
        .setPageLimitBytes(settings.maxDisk())
        .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
  }

  int port() {
    return server.getRemotingService().getAcceptor(TCP) instanceof NettyAcceptor acceptor
        ? acceptor.getActualPort()
        : -1;
  }

  Optional<String> problem() {
    if (!server.isActive()) {
      return Optional.of("broker is stopped");
    }
    PagingManager paging = server.getPagingManager();
    return paging != null && paging.isDiskFull()
        ? Optional.of(
            "broker's disk is full: "
                + paging.getDiskUsableSpace() / MIB
                + " MiB left (expected: less than "
                + server.getConfiguration().getMaxDiskUsage()
                + " % in use)")
        : Optional.empty();
  }

  /** Changes how full in percent the disk may be, and looks at once how full it is. */
  void maxDiskUsage(int percent) {
    server.getConfiguration().setMaxDiskUsage(percent);
    server.getMonitor().setMaxUsage(percent / 100.0);
    server.getMonitor().tick();
  }

  void declareQueue(String name) {
    try {
      server.createQueue(
          QueueConfiguration.of(name)
              .setRoutingType(RoutingType.ANYCAST)
              .setDurable(true)
              .setAutoCreateAddress(true)
              .setAutoDelete(false),
          true);
    } catch (Exception e) {
      throw new CommunicationException("queue " + name + " cannot be made: " + e.getMessage(), e);
    }
  }

  // Whoever wants to know finds the last ones there.
  private void declareExpiryQueue() throws Exception {
    server.createQueue(
        QueueConfiguration.of("ExpiryQueue")
            .setRoutingType(RoutingType.ANYCAST)
            .setDurable(true)
            .setRingSize(1000L)
            .setAutoCreateAddress(true)
            .setAutoDelete(false),
        true);
  }

  void withdrawQueue(String name) {
    try {
      server.destroyQueue(SimpleString.of(name), null, false, true, true);
    } catch (ActiveMQException e) {
      LOG.debug("queue {} is not there", name, e);
    } catch (Exception e) {
      LOG.warn("queue {} cannot be taken away", name, e);
    }
  }

  void declareTopic(String name) {
    try {
      // For subscribers who do not say what their queue is, such as those by STOMP.
      server
          .getAddressSettingsRepository()
          .addMatch(
              name,
              new AddressSettings()
                  .setDefaultQueueRoutingType(RoutingType.MULTICAST)
                  .setDefaultAddressRoutingType(RoutingType.MULTICAST));
      server.addOrUpdateAddressInfo(
          new AddressInfo(SimpleString.of(name), RoutingType.MULTICAST).setAutoCreated(false));
    } catch (Exception e) {
      throw new CommunicationException("topic " + name + " cannot be made: " + e.getMessage(), e);
    }
  }

  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("broker is not stopped in order", e);
    } finally {
      // Its threads serve the whole JVM, and would wait a minute for work.
      InVMConnector.resetThreadPool();
    }
  }
}
