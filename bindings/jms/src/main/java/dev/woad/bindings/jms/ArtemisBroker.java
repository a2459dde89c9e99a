package dev.woad.bindings.jms;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * An ActiveMQ Artemis broker, by its URL. It makes no queues but what its own settings say. Safe
 * for use by many threads.
 */
public final class ArtemisBroker implements JmsBroker {

  /** The URL that a broker on this machine has by default. */
  public static final String DEFAULT_URL = "tcp://localhost:61616";

  private final String url;

  private ArtemisBroker(String url) {
    this.url = url;
  }

  /** Returns the broker; connects nothing. */
  public static ArtemisBroker of(String url) {
    return new ArtemisBroker(url);
  }

  @Override
  public ConnectionFactory connectionFactory() {
    return tune(new ActiveMQConnectionFactory(url));
  }

  @Override
  public ConnectionFactory receivingConnectionFactory(int prefetchSize) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
    factory.setConsumerWindowSize(prefetchSize);
    return tune(factory);
  }

  private static ConnectionFactory tune(ActiveMQConnectionFactory factory) {
    // A connection that is lost is made again by the link, whoever made the broker.
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    // Threads that all of a JVM share would stay when the last connection is closed.
    factory.setUseGlobalPools(false);
    factory.setThreadPoolMaxSize(8);
    factory.setScheduledThreadPoolMaxSize(1);
    factory.setDeserializationDenyList("*");
    return factory;
  }

  /** Ends the threads of its connections. */
  @Override
  public void release(ConnectionFactory factory) {
    if (factory instanceof ActiveMQConnectionFactory ours) {
      ours.close();
    }
  }

  /** Leaves parameters out, which may hold a password. */
  @Override
  public String toString() {
    return url.split("\\?", 2)[0];
  }
}
