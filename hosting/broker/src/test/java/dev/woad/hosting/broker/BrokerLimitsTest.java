package dev.woad.hosting.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.Binding;
import dev.woad.bindings.HealthIndicators;
import dev.woad.bindings.HealthIndicators.Health;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsBroker;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.ServerTooBusyException;
import dev.woad.hosting.ServiceHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a broker tells of itself, and what becomes of messages when it has no room. */
@Timeout(120)
final class BrokerLimitsTest {

  private static final int ANY = 1;
  private static final int NORMAL = 100;

  @TempDir Path directory;

  private final NoteTaker service = new NoteTaker();

  @Test
  void fullDiskHoldsSendersUpForAsLongAsTheyWait() {
    JmsBinding impatient = BrokerSetup.binding().sendTimeout(Duration.ofMillis(300)).build();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.broker.maxDiskUsage(ANY);
      Notes channel = setup.channel(impatient, BrokerSetup.QUEUE);

      // What is granted ahead is taken still.
      assertThatThrownBy(() -> sendMany(channel, "x"))
          .isInstanceOf(ServerTooBusyException.class)
          .hasMessageContaining("broker is full: nothing taken within PT0.3S");
    }
  }

  @Test
  void nothingIsLostWhenTheDiskIsFullForAWhile() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      Notes channel = setup.channel();
      channel.note("before");
      setup.broker.maxDiskUsage(ANY);
      List<String> taken = new ArrayList<>(List.of("before"));
      CompletableFuture<Integer> sending =
          CompletableFuture.supplyAsync(() -> sendMany(channel, "kept"));
      setup.host(service);
      BrokerSetup.await(() -> setup.broker.problem().isPresent(), full -> full);

      setup.broker.maxDiskUsage(NORMAL);

      int sent = sending.join();
      for (int i = 0; i < sent; i++) {
        taken.add(service.next().substring(0, 4));
      }
      assertThat(taken).hasSize(sent + 1).doesNotContain("(not");
    }
  }

  private static int sendMany(Notes channel, String name) {
    String large = name + "x".repeat(30_000);
    int sent = 0;
    while (sent < 20) {
      channel.note(large);
      sent++;
    }
    return sent;
  }

  @Test
  void healthTellsOfABrokerThatTakesNothing() {
    HealthIndicators health = new HealthIndicators();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      ServiceHost host =
          ServiceHost.builder(service)
              .endpoint(Notes.class, BrokerSetup.binding().build(), BrokerSetup.QUEUE)
              .parameter(JmsBroker.class, setup.broker)
              .parameter(HealthIndicators.class, health)
              .build();
      host.open();
      assertThat(health.check())
          .containsExactly(new Health("broker", true, "connected to " + setup.broker));

      setup.broker.maxDiskUsage(ANY);

      assertThat(health.check())
          .singleElement()
          .matches(told -> !told.up())
          .extracting(Health::detail, InstanceOfAssertFactories.STRING)
          .startsWith("broker's disk is full: ");
      setup.broker.maxDiskUsage(NORMAL);
      assertThat(health.check()).allMatch(Health::up);
      host.close(Duration.ofSeconds(2));
    }
    assertThat(health.check()).isEmpty();
  }

  @Test
  void healthTellsOfABrokerThatIsAway() {
    HealthIndicators health = new HealthIndicators();
    EmbeddedBrokerSettings elsewhere =
        EmbeddedBrokerSettings.of(directory).withPort(0, Set.of(BrokerProtocol.CORE));
    try (BrokerSetup setup = BrokerSetup.of(elsewhere)) {
      String url = "tcp://localhost:" + setup.broker.port();
      ServiceHost host =
          ServiceHost.builder(service)
              .endpoint(
                  Notes.class, BrokerSetup.binding().brokerUrl(url).build(), BrokerSetup.QUEUE)
              .parameter(HealthIndicators.class, health)
              .build();
      host.open();
      assertThat(health.check()).containsExactly(new Health("broker", true, "connected to " + url));

      setup.broker.close();

      Health away = BrokerSetup.await(() -> health.check().get(0), told -> !told.up());
      assertThat(away.detail()).isEqualTo("jms:queue:notes: no connection to the broker");
      setup.broker.open();
      host.close(Duration.ofSeconds(2));
    }
  }

  @Test
  void brokerThatIsNotStartedTellsSo() {
    assertThat(EmbeddedBroker.of(EmbeddedBrokerSettings.of(directory)).problem())
        .contains("broker is not started");
  }

  @Test
  void queueOfListenersIsThereUntilTheLastOfThemCloses() throws Exception {
    Binding passing = BrokerSetup.binding().receiving(r -> r.withQueueWhileOpen(true)).build();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      ServiceHost first = setup.host(service, passing, "jms:queue:passing");
      ServiceHost second = setup.host(service, passing, "jms:queue:passing");
      Notes channel = setup.channel(passing, "jms:queue:passing");

      first.close(Duration.ofSeconds(2));
      channel.note("still there");
      assertThat(service.next()).isEqualTo("still there");

      second.close(Duration.ofSeconds(2));
      assertThatThrownBy(() -> channel.note("lost")).isInstanceOf(EndpointNotFoundException.class);
    }
  }

  @Test
  void queueOfTheConfigurationOutlivesItsListeners() throws Exception {
    Binding passing = BrokerSetup.binding().receiving(r -> r.withQueueWhileOpen(true)).build();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service, passing, BrokerSetup.QUEUE).close(Duration.ofSeconds(2));

      setup.channel().note("kept");

      setup.host(service);
      assertThat(service.next()).isEqualTo("kept");
    }
  }
}
