package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.bindings.message.MessageHeader;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.EndpointNotFoundException;
import dev.woad.contracts.FaultException;
import dev.woad.dispatcher.OperationContext;
import jakarta.activation.DataHandler;
import jakarta.xml.ws.Holder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What calls carry. */
public interface CallConformance extends WireConformance {

  @Test
  default void requestIsAnswered() {
    try (ProbeSetup setup = open()) {
      assertThat(setup.channel().echo("hello")).isEqualTo("hello");
    }
  }

  @Test
  default void callWithoutArgumentsOrResultReturns() {
    try (ProbeSetup setup = open()) {
      setup.channel().nothing();

      assertThat(setup.channel().echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void emptyAndNullAreDifferent() {
    try (ProbeSetup setup = open()) {
      assertThat(setup.channel().echo("")).isEmpty();
      assertThat(setup.channel().echo(null)).isNull();
    }
  }

  @Test
  default void unicodeSurvives() {
    try (ProbeSetup setup = open()) {
      String text = "\u00e9 \u4e2d \uD83D\uDE00 <&> \"q\" 'a' ]]> \t tab";

      assertThat(setup.channel().echo(text)).isEqualTo(text);
    }
  }

  @Test
  default void whiteSpaceSurvives() {
    try (ProbeSetup setup = open()) {
      String text = "  two\r\nlines\rand\none\t ";

      assertThat(setup.channel().echo(text)).isEqualTo(text);
      assertThat(setup.channel().echo(" ")).isEqualTo(" ");
    }
  }

  @Test
  default void controlCharactersSurvive() {
    try (ProbeSetup setup = open()) {
      String text = "bell \u0007, vertical tab \u000B, unit separator \u001F, next line \u0085";

      assertThat(setup.channel().echo(text)).isEqualTo(text);
    }
  }

  @Test
  default void bytesSurvive() {
    try (ProbeSetup setup = open()) {
      for (int size : new int[] {0, 1, 2, 3, 767, 768, 20_000}) {
        assertThat(setup.channel().echoBytes(bytes(size))).isEqualTo(bytes(size));
      }
    }
  }

  @Test
  default void dataSurvives() throws IOException {
    try (ProbeSetup setup = open()) {
      for (int size : new int[] {0, 10, 768, 20_000}) {
        DataHandler echoed = setup.channel().echoData(new DataHandler(new Bytes(bytes(size))));

        assertThat(echoed.getInputStream().readAllBytes()).isEqualTo(bytes(size));
      }
    }
  }

  @Test
  default void listsSurvive() {
    try (ProbeSetup setup = open()) {
      List<Sample> samples =
          List.of(
              Sample.of("a", new BigDecimal("9.95"), 1, Sample.Kind.FIRST),
              Sample.of("b", new BigDecimal("0.001"), -1, Sample.Kind.SECOND));

      assertThat(setup.channel().echoList(samples)).isEqualTo(samples);
      assertThat(setup.channel().echoList(List.of())).isNullOrEmpty();
    }
  }

  @Test
  default void holdersComeBack() {
    try (ProbeSetup setup = open()) {
      Holder<String> left = new Holder<>("l");
      Holder<String> right = new Holder<>("r");

      setup.channel().swap(left, right);

      assertThat(left.value).isEqualTo("r");
      assertThat(right.value).isEqualTo("l");
    }
  }

  @Test
  default void oneWayCallArrives() throws InterruptedException {
    try (ProbeSetup setup = open()) {
      setup.channel().notify("shipped");

      assertThat(setup.service().nextNote()).isEqualTo("shipped");
    }
  }

  @Test
  default void oneWayCallDoesNotWaitForItsEnd() throws InterruptedException {
    try (ProbeSetup setup = open()) {
      setup.channel().notify(ProbeService.GATED);

      assertThat(setup.gates().nextWaiting()).isEqualTo(ProbeService.GATED);
      assertThat(setup.channel().echo("meanwhile")).isEqualTo("meanwhile");
      setup.gates().open(ProbeService.GATED);
      assertThat(setup.service().nextNote()).isEqualTo(ProbeService.GATED);
    }
  }

  @Test
  default void failureOfOneWayCallIsNotToldToItsCaller() throws InterruptedException {
    try (ProbeSetup setup = open()) {
      setup.channel().notify(ProbeService.FAILING);
      channelAfterBreach(setup).notify("next");

      assertThat(setup.service().nextNote()).isEqualTo("next");
    }
  }

  @Test
  default void headersTravelBothWays() {
    try (ProbeSetup setup = open();
        OperationContext.Scope scope = OperationContext.openScope()) {
      OperationContext context = OperationContext.current();
      context.outgoingMessageHeaders().add(MessageHeader.of(ProbeService.TRACE, "t-1 <&>"));

      assertThat(setup.channel().echoHeader()).isEqualTo("t-1 <&>");
      assertThat(context.incomingMessageHeaders().find(ProbeService.TRACED))
          .map(MessageHeader::text)
          .hasValue("seen:t-1 <&>");
    }
  }

  @Test
  default void headersOfOneCallAreNotThoseOfTheNext() {
    try (ProbeSetup setup = open()) {
      try (OperationContext.Scope scope = OperationContext.openScope()) {
        OperationContext.current()
            .outgoingMessageHeaders()
            .add(MessageHeader.of(ProbeService.TRACE, "t-1"));
        assertThat(setup.channel().echoHeader()).isEqualTo("t-1");
      }

      assertThat(setup.channel().echoHeader()).isEqualTo("(none)");
    }
  }

  @Test
  default void headerThatMustBeUnderstoodIsRefused() {
    String soap = version().envelope().namespace();
    MessageHeader demanding =
        MessageHeader.of(
            ProbeService.TRACE,
            writer -> {
              writer.writeStartElement("p", "Trace", Probe.NAMESPACE);
              writer.writeNamespace("p", Probe.NAMESPACE);
              writer.writeAttribute("s", soap, "mustUnderstand", "1");
              writer.writeEndElement();
            });
    try (ProbeSetup setup = open()) {
      try (OperationContext.Scope scope = OperationContext.openScope()) {
        OperationContext.current().outgoingMessageHeaders().add(demanding);

        FaultException refusal =
            catchThrowableOfType(FaultException.class, () -> setup.channel().echoHeader());

        assertThat(refusal.code().name().getLocalPart()).isEqualTo("MustUnderstand");
        assertThat(refusal).hasMessageContaining("Trace");
      }
      assertThat(setup.channel().echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void operationThatTheServiceLacksIsRefused() {
    try (ProbeSetup setup = open()) {
      NewerProbe newer = setup.channelOf(NewerProbe.class);

      FaultException refusal =
          catchThrowableOfType(FaultException.class, () -> newer.newer("hello"));

      assertThat(refusal.code().subCode().orElse(refusal.code()).name().getLocalPart())
          .isEqualTo("ActionNotSupported");
      assertThat(refusal).hasMessageContaining(Probe.NAMESPACE + ":Newer");
      assertThat(setup.channel().echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void addressWhereNobodyListensIsNotFound() {
    String address;
    try (ProbeSetup setup = open()) {
      address = setup.address();
    }
    try (ChannelFactory<Probe> factory = ChannelFactory.of(Probe.class, binding(), address)) {
      Probe nowhere = factory.createChannel();

      assertThatThrownBy(() -> nowhere.echo("hello"))
          .isInstanceOf(EndpointNotFoundException.class)
          .hasMessageContaining(address);
    }
  }

  @Test
  default void pathWhereNobodyListensIsNotFound() {
    try (ProbeSetup setup = open();
        ChannelFactory<Probe> factory =
            ChannelFactory.of(Probe.class, binding(), setup.address() + "-archive")) {
      Probe nowhere = factory.createChannel();

      assertThatThrownBy(() -> nowhere.echo("hello"))
          .isInstanceOf(EndpointNotFoundException.class)
          .hasMessageContaining("-archive");
    }
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 7 + 3);
    }
    return bytes;
  }
}
