package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.inprocess.InProcessTransportBindingElement;
import dev.woad.bindings.message.MessageVersion;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

final class InProcessTransportConformanceTest {

  @Nested
  final class Soap11 extends InProcess {
    Soap11() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP11));
    }
  }

  @Nested
  final class Soap12 extends InProcess {
    Soap12() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP12));
    }
  }

  @Nested
  final class Soap12WithAddressing extends InProcess {
    Soap12WithAddressing() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10));
    }
  }

  @Nested
  final class Soap11WithAddressing extends InProcess {
    Soap11WithAddressing() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP11_WSA10));
    }
  }

  @Nested
  final class Soap12WithAddressingOf2004 extends InProcess {
    Soap12WithAddressingOf2004() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA200408));
    }
  }

  @Nested
  final class Soap11WithAddressingOf2004 extends InProcess {
    Soap11WithAddressingOf2004() {
      super(TextMessageEncodingBindingElement.of(MessageVersion.SOAP11_WSA200408));
    }
  }

  @Nested
  final class InSessions extends InProcess {
    InSessions() {
      super(
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
          InProcessTransportBindingElement.create().withSessionsOnly());
    }

    @Override
    public boolean hasSessions() {
      return true;
    }
  }

  @Nested
  final class Utf16 extends InProcess {
    Utf16() {
      super(
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP11)
              .withWriteEncoding(StandardCharsets.UTF_16LE));
    }
  }

  @Nested
  final class Mtom extends InProcess {
    Mtom() {
      super(MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10));
    }
  }

  abstract static class InProcess implements TransportConformance {

    private final MessageEncodingBindingElement encoding;
    private final InProcessTransportBindingElement transport;
    private final String address = "inproc://" + UUID.randomUUID();

    InProcess(MessageEncodingBindingElement encoding) {
      this(encoding, InProcessTransportBindingElement.create());
    }

    InProcess(MessageEncodingBindingElement encoding, InProcessTransportBindingElement transport) {
      this.encoding = encoding;
      this.transport = transport;
    }

    @Override
    public Binding binding() {
      return CustomBinding.of(encoding, transport);
    }

    @Override
    public String address() {
      return address;
    }
  }
}
