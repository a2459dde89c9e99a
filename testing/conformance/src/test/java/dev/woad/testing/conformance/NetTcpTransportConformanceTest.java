package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.TlsCredentials;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.framing.channel.SslStreamSecurityBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.bindings.nettcp.NetTcpTransportBindingElement;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.FaultException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetTcpTransportConformanceTest {

  private static final CompressionFormat GZIP = CompressionFormat.GZIP;

  @Nested
  final class Binary extends Sessions {
    Binary() {
      super(NetTcpBinding.create());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class BinaryStreamed extends Singletons {
    BinaryStreamed() {
      super(NetTcpBinding.builder().transferMode(TransferMode.STREAMED).build());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class Tls extends Sessions {
    Tls() {
      super(NetTcpBinding.builder().security(tls()).build());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class TlsStreamed extends Singletons {
    TlsStreamed() {
      super(
          NetTcpBinding.builder()
              .transferMode(TransferMode.STREAMED)
              // As with .NET's client. Handshakes are resumed, of which each call has one.
              .security(
                  tls().withRequireClientCertificate(true).withSslProtocols(List.of("TLSv1.2")))
              .build());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class TlsOf13Streamed extends Singletons {
    TlsOf13Streamed() {
      super(
          NetTcpBinding.builder()
              .transferMode(TransferMode.STREAMED)
              .security(
                  tls().withRequireClientCertificate(true).withSslProtocols(List.of("TLSv1.3")))
              .build());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class BinaryCompressed extends Sessions {
    BinaryCompressed() {
      super(
          custom(
              BinaryMessageEncodingBindingElement.create().withCompressionFormat(GZIP),
              TransferMode.BUFFERED));
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class Text extends Sessions {
    Text() {
      super(
          custom(
              TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
              TransferMode.BUFFERED));
    }
  }

  @Nested
  final class TextOfSoap11Streamed extends Singletons {
    TextOfSoap11Streamed() {
      super(
          custom(
              TextMessageEncodingBindingElement.of(MessageVersion.SOAP11), TransferMode.STREAMED));
    }

    @Override
    @Disabled("without headers nothing says the action: bodies tell operations apart")
    public void operationKnowsItsContext() {}

    @Override
    @Disabled("without headers nothing says the action: bodies tell operations apart")
    public void operationThatTheServiceLacksIsRefused() {}
  }

  @Nested
  final class Mtom extends Sessions {
    Mtom() {
      super(
          custom(
              MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
              TransferMode.BUFFERED));
    }
  }

  @Nested
  final class MtomStreamedRequest extends Singletons {
    MtomStreamedRequest() {
      super(
          custom(
              MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
              TransferMode.STREAMED_REQUEST));
    }

    @Override
    public void resultThatCannotBeWrittenIsAFault() {
      try (ProbeSetup setup = open()) {
        assertThatThrownBy(() -> setup.channel().produce(ProbeService.UNPRINTABLE))
            .isInstanceOf(FaultException.class);
      }
    }
  }

  // Both parties are the one whose certificate it is.
  private static SslStreamSecurityBindingElement tls() {
    return SslStreamSecurityBindingElement.of(
        TlsCredentials.builder()
            .certificate(file("server.pem"), file("server.key"))
            .trust(file("server.pem"))
            .build());
  }

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(
                  NetTcpTransportConformanceTest.class.getResource("/certificates/" + name))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CustomBinding custom(
      MessageEncodingBindingElement encoding, TransferMode transferMode) {
    return CustomBinding.of(
        encoding, NetTcpTransportBindingElement.create().withTransferMode(transferMode));
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

  abstract static class Tcp implements TransportConformance {

    private final Binding binding;

    Tcp(Binding binding) {
      this.binding = binding;
    }

    @Override
    public Binding binding() {
      return binding;
    }

    @Override
    public String address() {
      return "net.tcp://localhost:0/probe";
    }

    // Netty's, which ends by itself after a second.
    @Override
    public boolean mayStay(String threadName) {
      return threadName.startsWith("globalEventExecutor");
    }
  }

  abstract static class Sessions extends Tcp {

    Sessions(Binding binding) {
      super(binding);
    }

    @Override
    public boolean hasSessions() {
      return true;
    }
  }

  abstract static class Singletons extends Tcp {

    Singletons(Binding binding) {
      super(binding);
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
}
