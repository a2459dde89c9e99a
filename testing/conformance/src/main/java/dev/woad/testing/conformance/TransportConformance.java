package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.bindings.Binding;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.FaultException;
import dev.woad.dispatcher.OperationContext;
import dev.woad.hosting.ServiceHost;
import jakarta.xml.ws.Holder;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every transport does. */
public interface TransportConformance {

  /** Returns the binding under test. */
  Binding binding();

  /** Returns an address that no other test uses, with port 0 where there are ports. */
  String address();

  /** Returns a host of the service and a channel to it, both open. */
  default ProbeSetup open() {
    ProbeService service = new ProbeService();
    ServiceHost host =
        ServiceHost.builder(service).endpoint(Probe.class, binding(), address()).build();
    host.open();
    ChannelFactory<Probe> factory =
        ChannelFactory.of(Probe.class, binding(), host.endpoints().get(0).address().toString());
    return new ProbeSetup(service, host, factory, factory.createChannel());
  }

  @Test
  default void requestIsAnswered() {
    try (ProbeSetup setup = open()) {
      assertThat(setup.channel().echo("hello")).isEqualTo("hello");
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
  default void bytesSurvive() {
    try (ProbeSetup setup = open()) {
      byte[] bytes = new byte[20_000];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (i * 7 + 3);
      }
      assertThat(setup.channel().echoBytes(bytes)).isEqualTo(bytes);
      assertThat(setup.channel().echoBytes(new byte[0])).isEmpty();
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
  default void declaredFaultArrivesAsItsException() {
    try (ProbeSetup setup = open()) {
      OverflowFault fault =
          catchThrowableOfType(
              OverflowFault.class, () -> setup.channel().add(Integer.MAX_VALUE, 1));

      assertThat(fault).hasMessage("2147483647 + 1");
      assertThat(fault.getFaultInfo().left()).isEqualTo(Integer.MAX_VALUE);
      assertThat(fault.getFaultInfo().right()).isEqualTo(1);
    }
  }

  @Test
  default void undeclaredExceptionTellsNothing() {
    try (ProbeSetup setup = open()) {
      assertThatThrownBy(() -> setup.channel().fail("the password is 42"))
          .isInstanceOf(FaultException.class)
          .hasMessageNotContaining("42");
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
  default void headersTravelBothWays() {
    try (ProbeSetup setup = open();
        OperationContext.Scope scope = OperationContext.openScope()) {
      OperationContext context = OperationContext.current();
      context.outgoingMessageHeaders().add(MessageHeader.of(ProbeService.TRACE, "t-1"));

      assertThat(setup.channel().echoHeader()).isEqualTo("t-1");
      assertThat(context.incomingMessageHeaders().find(ProbeService.TRACED))
          .map(MessageHeader::text)
          .hasValue("seen:t-1");
    }
  }
}
