package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.Binding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsMessageFormat;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.clients.ClientChannel;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.broker.EmbeddedBroker;
import dev.woad.hosting.broker.EmbeddedBrokerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JmsTransportConformanceTest {

  @Nested
  final class Soap11 extends Jms {
    Soap11() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP11), JmsMessageFormat.BYTES);
    }
  }

  @Nested
  final class Soap12WithAddressingAsText extends Jms {
    Soap12WithAddressingAsText() {
      super(
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10), JmsMessageFormat.TEXT);
    }
  }

  @Nested
  final class Mtom extends Jms {
    Mtom() {
      super(MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12), JmsMessageFormat.BYTES);
    }
  }

  @Nested
  final class Binary extends Jms {
    Binary() {
      super(BinaryMessageEncodingBindingElement.create(), JmsMessageFormat.BYTES);
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      try (ProbeSetup setup = open()) {
        Probe changed =
            setup.channelBy(
                TamperedEncoding.bytes(
                    binding(),
                    bytes -> Arrays.copyOf(bytes, bytes.length + Integer.parseInt(longer))));

        assertThatThrownBy(() -> changed.echo("CHANGED"))
            .isInstanceOf(dev.woad.contracts.CommunicationException.class);
        assertThat(setup.channel().echo("after")).isEqualTo("after");
      }
    }
  }

  abstract static class Jms implements TransportConformance {

    @TempDir static Path directory;
    static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
      broker = EmbeddedBroker.of(EmbeddedBrokerSettings.of(directory));
      broker.open();
    }

    @AfterAll
    static void stopBroker() {
      broker.close();
    }

    private final Binding binding;
    private final String address = "jms:queue:" + UUID.randomUUID();

    Jms(MessageEncodingBindingElement encoding, JmsMessageFormat format) {
      // A queue that stays would have those who find nobody wait for whoever comes next.
      this.binding =
          JmsBinding.builder()
              .encoding(encoding)
              .sending(sending -> sending.withMessageFormat(format))
              .receiving(receiving -> receiving.withQueueWhileOpen(true))
              .build();
    }

    @Override
    public Binding binding() {
      return binding;
    }

    @Override
    public String address() {
      return address;
    }

    // The broker's, which is there for all tests, and has as many as it needs.
    @Override
    public boolean mayStay(String threadName) {
      return threadName.contains("(activemq-") || threadName.equals("Common-Cleaner");
    }

    @Override
    @Disabled("listeners of one queue share its messages")
    public void addressThatIsTakenIsRefused() {}

    @Test
    void secondHostAtTheSameQueueIsTakenIn() {
      try (ProbeSetup setup = open();
          ServiceHost second =
              ServiceHost.builder(new ProbeService())
                  .endpoint(Probe.class, binding(), setup.address())
                  .build()) {
        second.open();

        assertThat(second.state()).isEqualTo(CommunicationState.OPENED);
        assertThat(setup.channel().echo("by either")).isEqualTo("by either");
      }
    }

    // A request that comes too late is not refused: it waits for another host, or until it expires.
    @Override
    public void closingAHostLetsItsCallFinish() throws Exception {
      Timeouts impatient = Timeouts.DEFAULT.withSend(Duration.ofMillis(400));
      try (ProbeSetup setup = open()) {
        CompletableFuture<String> call = Eventually.start(() -> setup.channel().await("gate"));
        assertThat(setup.gates().nextWaiting()).isEqualTo("gate");
        Probe late = setup.channelBy(bindingWith(impatient));

        CompletableFuture<Boolean> closing =
            Eventually.start(
                () -> {
                  setup.host().close();
                  return true;
                });

        assertThat(Eventually.comesTrue(() -> setup.host().state() == CommunicationState.CLOSING))
            .isTrue();
        assertThatThrownBy(() -> late.echo("too late"))
            .isInstanceOf(CommunicationTimeoutException.class);
        setup.gates().open("gate");
        assertThat(Eventually.outcome(call)).isEqualTo("gate");
        assertThat(Eventually.outcome(closing)).isTrue();
        assertThat(setup.host().state()).isEqualTo(CommunicationState.CLOSED);
        ((ClientChannel) setup.channel()).close();
      }
    }
  }
}
