package dev.woad.hosting.broker;

import dev.woad.bindings.Binding;
import dev.woad.bindings.jms.DeadLetter;
import dev.woad.bindings.jms.DeadLetters;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsBroker;
import dev.woad.bindings.jms.JmsConnectionSettings;
import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.ServiceHost;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A broker with a queue, and what talks to it; leaves nothing behind. */
final class BrokerSetup implements AutoCloseable {

  static final String QUEUE = "jms:queue:notes";
  static final String TOPIC = "jms:topic:events";

  final EmbeddedBroker broker;
  private final List<Runnable> closing = new ArrayList<>();
  private final List<ChannelFactory<?>> factories = new ArrayList<>();

  private BrokerSetup(EmbeddedBrokerSettings settings) {
    broker = EmbeddedBroker.of(settings);
    broker.open();
  }

  static BrokerSetup in(Path directory) {
    return of(EmbeddedBrokerSettings.of(directory));
  }

  static BrokerSetup of(EmbeddedBrokerSettings settings) {
    return new BrokerSetup(
        settings.withDestinations(List.of("notes", "replies"), List.of("events")));
  }

  /** Returns a binding that tries failed messages again at once, and three times in all. */
  static JmsBinding.Builder binding() {
    return JmsBinding.builder()
        .receiving(
            receiving ->
                receiving
                    .withRetries(3, Duration.ofMillis(10), Duration.ofMillis(20))
                    .withMaxConcurrentConsumers(4))
        .sendTimeout(Duration.ofSeconds(20));
  }

  ServiceHost host(Notes service, Binding binding, String address) {
    ServiceHost host =
        ServiceHost.builder(service)
            .endpoint(Notes.class, binding, address)
            .parameter(JmsBroker.class, broker)
            .build();
    host.open();
    closing.add(() -> host.close(Duration.ofSeconds(2)));
    return host;
  }

  ServiceHost host(Notes service) {
    return host(service, binding().build(), QUEUE);
  }

  Notes channel(Binding binding, String address) {
    ChannelFactory<Notes> factory = ChannelFactory.of(Notes.class, binding, address);
    factories.add(factory);
    return factory.createChannel();
  }

  Notes channel() {
    return channel(binding().build(), QUEUE);
  }

  /** Does something as a client that knows JMS only. */
  <T> T plainly(Plain<T> action) throws JMSException {
    ConnectionFactory factory = broker.connectionFactory();
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      return action.by(session);
    } finally {
      broker.release(factory);
    }
  }

  /** Returns the first dead letter that there is, or comes to be. */
  DeadLetter awaitDeadLetter() {
    try (DeadLetters letters = DeadLetters.of(JmsConnectionSettings.DEFAULT, "DLQ")) {
      List<DeadLetter> found = await(() -> letters.list(10), list -> !list.isEmpty());
      return found.get(0);
    }
  }

  List<DeadLetter> deadLetters() {
    return messages("DLQ");
  }

  List<DeadLetter> messages(String queue) {
    try (DeadLetters letters = DeadLetters.of(JmsConnectionSettings.DEFAULT, queue)) {
      return letters.list(100);
    }
  }

  void closeChannels() {
    factories.forEach(ChannelFactory::close);
    factories.clear();
  }

  static <T> T await(java.util.function.Supplier<T> value, Predicate<T> wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      T now = value.get();
      if (wanted.test(now)) {
        return now;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still: " + now);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    closeChannels();
    for (int i = closing.size() - 1; i >= 0; i--) {
      closing.get(i).run();
    }
    broker.close();
  }

  interface Plain<T> {
    T by(Session session) throws JMSException;
  }
}
