package dev.woad.hosting.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsBroker;
import dev.woad.contracts.EndpointAddress;
import dev.woad.hosting.ServiceHost;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services that call others by the channels that their host gives them. */
@Timeout(60)
final class ChannelsOfServicesTest {

  private static final EndpointAddress TOPIC = EndpointAddress.of(BrokerSetup.TOPIC);

  @TempDir Path directory;

  private final JmsBinding binding = BrokerSetup.binding().build();

  @Test
  void serviceCallsAnotherByTheChannelOfItsHost() throws Exception {
    NoteTaker listener = new NoteTaker();
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(listener, binding, BrokerSetup.TOPIC);
      ServiceHost host =
          ServiceHost.builder(Forwarder.class)
              .channel(Notes.class, binding, TOPIC)
              .endpoint(Notes.class, binding, BrokerSetup.QUEUE)
              .parameter(JmsBroker.class, setup.broker)
              .build();
      host.open();
      setup.channel().note("news");

      assertThat(listener.next()).isEqualTo("note news");
      host.close(Duration.ofSeconds(2));
    }
  }

  @Test
  void serviceThatTakesNoChannelIsTold() {
    assertThatThrownBy(
            () ->
                ServiceHost.builder(NoteTaker.class)
                    .channel(Notes.class, binding, TOPIC)
                    .endpoint(Notes.class, binding, BrokerSetup.QUEUE)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("(expected: a public constructor that takes " + NOTES + ")");
  }

  private static final String NOTES = Notes.class.getName();

  /** Passes notes on. */
  public static final class Forwarder implements Notes {

    private final Notes others;

    /** Creates one that tells others. */
    public Forwarder(Notes others) {
      this.others = others;
    }

    @Override
    public void note(String text) {
      others.event("note", text);
    }

    @Override
    public void event(String kind, String text) {
      others.event(kind, text);
    }

    @Override
    public String ask(String text) {
      return others.ask(text);
    }
  }
}
