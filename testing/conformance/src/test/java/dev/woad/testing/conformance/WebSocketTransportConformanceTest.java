package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.http.NetHttpMessageEncoding;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.FaultException;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketTransportConformanceTest {

  @Nested
  final class Binary extends Sockets {
    Binary() {
      super(NetHttpBinding.builder());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class Text extends Sockets {
    Text() {
      super(NetHttpBinding.builder().messageEncoding(NetHttpMessageEncoding.TEXT));
    }
  }

  @Nested
  final class Mtom extends Sockets {
    Mtom() {
      super(NetHttpBinding.builder().messageEncoding(NetHttpMessageEncoding.MTOM));
    }
  }

  @Nested
  final class BinaryStreamed extends Sockets {
    BinaryStreamed() {
      super(NetHttpBinding.builder().transferMode(TransferMode.STREAMED));
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class TextStreamed extends Sockets {
    TextStreamed() {
      super(
          NetHttpBinding.builder()
              .messageEncoding(NetHttpMessageEncoding.TEXT)
              .transferMode(TransferMode.STREAMED));
    }
  }

  private static void requireEndRefused(WireConformance wire, int longer) {
    try (ProbeSetup setup = wire.open()) {
      Probe changed =
          setup.channelBy(
              TamperedEncoding.bytes(
                  wire.binding(), bytes -> Arrays.copyOf(bytes, bytes.length + longer)));

      assertThat(catchThrowable(() -> changed.echo("CHANGED")))
          .isInstanceOfAny(CommunicationException.class, FaultException.class);
      assertThat(setup.channel().echo("after")).isEqualTo("after");
    }
  }

  abstract static class Sockets
      implements TransportConformance, SessionConformance, DuplexConformance {

    private final Binding binding;

    Sockets(NetHttpBinding.Builder builder) {
      this.binding = builder.scheme("ws").build();
    }

    @Override
    public Binding binding() {
      return binding;
    }

    @Override
    public boolean hasSessions() {
      return true;
    }

    @Override
    public String address() {
      return "ws://localhost:0/probe";
    }

    // The first ends when the client is garbage, before Java 21; the others by themselves.
    @Override
    public boolean mayStay(String threadName) {
      return threadName.matches("HttpClient-\\d+-SelectorManager")
          || threadName.startsWith("woad-websocket-")
          || threadName.startsWith("WebSocket background processing");
    }
  }
}
