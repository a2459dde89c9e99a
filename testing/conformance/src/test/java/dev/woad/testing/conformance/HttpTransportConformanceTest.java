package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTransportConformanceTest {

  private static final String ADDRESS = "http://localhost:0/probe";

  @Nested
  final class Basic extends Http {
    Basic() {
      super(BasicHttpBinding.create());
    }
  }

  @Nested
  final class Ws extends Http {
    Ws() {
      super(WsHttpBinding.create());
    }
  }

  @Nested
  final class Soap12WithoutAddressing extends Http {
    Soap12WithoutAddressing() {
      super(custom(TextMessageEncodingBindingElement.of(MessageVersion.SOAP12)));
    }
  }

  @Nested
  final class Soap11WithAddressing extends Http {
    Soap11WithAddressing() {
      super(custom(TextMessageEncodingBindingElement.of(MessageVersion.SOAP11_WSA10)));
    }
  }

  @Nested
  final class Soap12WithAddressingOf2004 extends Http {
    Soap12WithAddressingOf2004() {
      super(custom(TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA200408)));
    }
  }

  @Nested
  final class Utf16 extends Http {
    Utf16() {
      super(
          custom(
              TextMessageEncodingBindingElement.of(MessageVersion.SOAP11)
                  .withWriteEncoding(StandardCharsets.UTF_16LE)));
    }
  }

  @Nested
  final class Mtom extends Http {
    Mtom() {
      super(custom(MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10)));
    }
  }

  @Nested
  final class Net extends Http {
    Net() {
      super(NetHttpBinding.create());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  // What spoils messages, and measures them, in the rest of the suite cannot look into them here.
  @Nested
  final class NetCompressed implements CallConformance, FaultConformance, AsyncConformance {

    @Override
    public Binding binding() {
      return NetHttpBinding.builder().compressionFormat(CompressionFormat.GZIP).build();
    }

    @Override
    public String address() {
      return ADDRESS;
    }

    @Override
    public boolean mayStay(String threadName) {
      return isOfClient(threadName);
    }
  }

  @Nested
  final class StreamedNet extends Streamed {
    StreamedNet() {
      super(BinaryMessageEncodingBindingElement.create());
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    public void requestsWithAMalformedEndAreRefused(String longer) {
      requireEndRefused(this, Integer.parseInt(longer));
    }
  }

  @Nested
  final class StreamedText extends Streamed {
    StreamedText() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP11));
    }
  }

  @Nested
  final class StreamedMtom extends Streamed {
    StreamedMtom() {
      super(MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10));
    }
  }

  // Before Java 21 it ends when the client is garbage, after some seconds.
  private static boolean isOfClient(String threadName) {
    return threadName.matches("HttpClient-\\d+-SelectorManager");
  }

  // The other ways of the suite to spoil an end are those of text.
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

  private static Binding custom(MessageEncodingBindingElement encoding) {
    return CustomBinding.of(encoding, HttpTransportBindingElement.create());
  }

  abstract static class Http implements TransportConformance {

    private final Binding binding;

    Http(Binding binding) {
      this.binding = binding;
    }

    @Override
    public Binding binding() {
      return binding;
    }

    @Override
    public String address() {
      return ADDRESS;
    }

    @Override
    public boolean mayStay(String threadName) {
      return isOfClient(threadName);
    }
  }

  abstract static class Streamed extends Http {

    Streamed(MessageEncodingBindingElement encoding) {
      super(
          CustomBinding.of(
              encoding,
              HttpTransportBindingElement.create().withTransferMode(TransferMode.STREAMED)));
    }

    // A reply that flows is on its way before it is found that it cannot be written to its end.
    @Test
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
