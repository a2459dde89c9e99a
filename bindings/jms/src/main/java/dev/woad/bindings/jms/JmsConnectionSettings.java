package dev.woad.bindings.jms;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a binding finds its broker.
 *
 * @param connectionFactory where connections come from; null for the broker of {@code brokerUrl}
 * @param brokerUrl the URL of an ActiveMQ Artemis broker such as {@code tcp://localhost:61616};
 *     null for the broker of the host, or of this JVM, or else for that URL
 * @param user who connects; null for nobody
 * @param password by what the user is believed
 * @param reconnectTimeout how long a call waits for a broker that is away; zero to fail at once
 */
public record JmsConnectionSettings(
    @Nullable ConnectionFactory connectionFactory,
    @Nullable String brokerUrl,
    @Nullable String user,
    @Nullable String password,
    Duration reconnectTimeout) {

  /** The broker at hand, for which a call waits up to ten seconds. */
  public static final JmsConnectionSettings DEFAULT =
      new JmsConnectionSettings(null, null, null, null, Duration.ofSeconds(10));

  /** Checks the time. */
  public JmsConnectionSettings {
    if (reconnectTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "reconnectTimeout: " + reconnectTimeout + " (expected: >= 0)");
    }
  }

  /** Returns these with another source of connections. */
  public JmsConnectionSettings withConnectionFactory(ConnectionFactory newConnectionFactory) {
    return new JmsConnectionSettings(
        newConnectionFactory, brokerUrl, user, password, reconnectTimeout);
  }

  /** Returns these with another broker. */
  public JmsConnectionSettings withBrokerUrl(String newBrokerUrl) {
    return new JmsConnectionSettings(
        connectionFactory, newBrokerUrl, user, password, reconnectTimeout);
  }

  /** Returns these with another user. */
  public JmsConnectionSettings withUser(String newUser, String newPassword) {
    return new JmsConnectionSettings(
        connectionFactory, brokerUrl, newUser, newPassword, reconnectTimeout);
  }

  /** Returns these with another time to wait for the broker. */
  public JmsConnectionSettings withReconnectTimeout(Duration newReconnectTimeout) {
    return new JmsConnectionSettings(
        connectionFactory, brokerUrl, user, password, newReconnectTimeout);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return (brokerUrl == null ? "broker at hand" : brokerUrl) + (user == null ? "" : " as " + user);
  }
}
