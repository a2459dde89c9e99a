package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.netpipe.NetNamedPipeBinding;
import dev.woad.bindings.netpipe.UnixDomainSocketBinding;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.FaultException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetPipeTransportConformanceTest {

  @Nested
  final class NamedPipe extends Sockets {
    NamedPipe() {
      super(NetNamedPipeBinding.create(), "net.pipe://localhost/" + UUID.randomUUID() + "/Probe");
    }

    @Override
    public boolean hasSessions() {
      return true;
    }
  }

  @Nested
  final class UnixSocket extends Sockets {
    UnixSocket() {
      super(UnixDomainSocketBinding.create(), socket());
    }

    @Override
    public boolean hasSessions() {
      return true;
    }
  }

  @Nested
  final class UnixSocketStreamed extends Sockets {
    UnixSocketStreamed() {
      super(
          UnixDomainSocketBinding.builder().transferMode(TransferMode.STREAMED).build(), socket());
    }

    // What flows has begun by then, and can only be broken off.
    @Override
    public void resultThatCannotBeWrittenIsAFault() {
      try (ProbeSetup setup = open()) {
        assertThatThrownBy(() -> setup.channel().produce(ProbeService.UNPRINTABLE))
            .isInstanceOf(CommunicationException.class);
        assertThat(setup.channel().echo("after")).isEqualTo("after");
      }
    }
  }

  private static String socket() {
    Path directory = Path.of(System.getProperty("java.io.tmpdir"), "woad-conformance");
    return "net.uds://" + directory.resolve(UUID.randomUUID() + ".sock");
  }

  abstract static class Sockets implements TransportConformance {

    private final Binding binding;
    private final String address;

    Sockets(Binding binding, String address) {
      this.binding = binding;
      this.address = address;
    }

    @Override
    public Binding binding() {
      return binding;
    }

    @Override
    public String address() {
      return address;
    }

    // Netty's, which ends by itself after a second.
    @Override
    public boolean mayStay(String threadName) {
      return threadName.startsWith("globalEventExecutor");
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      try (ProbeSetup setup = open()) {
        Probe changed =
            setup.channelBy(
                TamperedEncoding.bytes(
                    binding,
                    bytes -> Arrays.copyOf(bytes, bytes.length + Integer.parseInt(longer))));

        assertThat(catchThrowable(() -> changed.echo("CHANGED")))
            .isInstanceOfAny(CommunicationException.class, FaultException.class);
        assertThat(setup.channel().echo("after")).isEqualTo("after");
      }
    }
  }
}
