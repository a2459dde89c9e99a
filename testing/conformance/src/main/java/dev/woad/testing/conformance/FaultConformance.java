package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** How failures of a service reach its callers. */
public interface FaultConformance extends WireConformance {

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
  default void declaredFaultDoesNotHurtTheChannel() throws OverflowFault {
    try (ProbeSetup setup = open()) {
      assertThat(catchThrowable(() -> setup.channel().add(Integer.MIN_VALUE, -1)))
          .isInstanceOf(OverflowFault.class);

      assertThat(setup.channel().add(1, 2)).isEqualTo(3);
    }
  }

  @Test
  default void traceOfAFaultIsThatOfItsCaller() {
    try (ProbeSetup setup = open()) {
      Throwable fault = catchThrowable(() -> setup.channel().add(Integer.MAX_VALUE, 1));

      assertThat(fault.getStackTrace())
          .extracting(StackTraceElement::getClassName)
          .contains(FaultConformance.class.getName());
    }
  }

  @Test
  default void undeclaredExceptionTellsNothing() {
    try (ProbeSetup setup = open()) {
      FaultException fault =
          catchThrowableOfType(
              FaultException.class, () -> setup.channel().fail("the password is 42"));

      assertThat(fault).hasMessageNotContaining("42").hasMessageNotContaining("Exception");
      assertThat(fault.detail()).isEmpty();
      assertThat(closest(fault.code()).name().getLocalPart()).isEqualTo("InternalServiceFault");
      assertThat(channelAfterBreach(setup).echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void undeclaredExceptionTellsAllWhenAskedTo() {
    try (ProbeSetup setup =
        setup().host(host -> host.includeExceptionDetailInFaults(true)).open()) {
      FaultException fault =
          catchThrowableOfType(FaultException.class, () -> setup.channel().fail("gone \u0007"));

      assertThat(fault).hasMessageStartingWith("gone ");
      assertThat(fault.detail()).get().isInstanceOf(Element.class);
      assertThat(((Element) fault.detail().orElseThrow()).getTextContent())
          .contains(IllegalStateException.class.getName())
          .contains(ProbeService.class.getName());
    }
  }

  @Test
  default void faultExceptionArrivesWithItsReason() {
    try (ProbeSetup setup = open()) {
      FaultException fault = refusal(setup, ProbeFaults.PLAIN);

      assertThat(fault).hasMessage("refused <&> \u00e9");
      assertThat(fault.code()).isEqualTo(FaultCode.SENDER);
      assertThat(fault.detail()).isEmpty();
    }
  }

  @Test
  default void faultOfTheReceiverIsTold() {
    try (ProbeSetup setup = open()) {
      assertThat(refusal(setup, ProbeFaults.RECEIVER).code()).isEqualTo(FaultCode.RECEIVER);
    }
  }

  @Test
  default void codeOfAFaultArrives() {
    try (ProbeSetup setup = open()) {
      FaultException fault = refusal(setup, ProbeFaults.CODE);

      assertThat(fault.code())
          .isEqualTo(
              hasSubCodes() ? FaultCode.sender(ProbeFaults.LATE) : FaultCode.of(ProbeFaults.LATE));
      assertThat(fault).hasMessage("too late");
      assertThat(fault.action().isPresent()).isEqualTo(version().isAddressed());
    }
  }

  @Test
  default void detailThatIsNotDeclaredArrivesAsAnElement() {
    try (ProbeSetup setup = open()) {
      Element detail = (Element) refusal(setup, ProbeFaults.ELEMENT).detail().orElseThrow();

      assertThat(detail.getNamespaceURI()).isEqualTo(ProbeFaults.HINT.getNamespaceURI());
      assertThat(detail.getLocalName()).isEqualTo(ProbeFaults.HINT.getLocalPart());
      assertThat(detail.getTextContent()).isEqualTo("come earlier");
    }
  }

  @Test
  default void faultExceptionWithDeclaredDetailArrivesAsTheDeclaredException() {
    try (ProbeSetup setup = open()) {
      OverflowFault fault =
          catchThrowableOfType(OverflowFault.class, () -> setup.channel().refuse(ProbeFaults.BEAN));

      assertThat(fault).hasMessage("7 + 8");
      assertThat(fault.getFaultInfo().left()).isEqualTo(7);
      assertThat(fault.getFaultInfo().right()).isEqualTo(8);
    }
  }

  @Test
  default void reasonThatXmlHasNoPlaceForArrivesInPart() {
    try (ProbeSetup setup = open()) {
      FaultException fault = refusal(setup, ProbeFaults.UNPRINTABLE);

      assertThat(fault).hasMessage("bell \u0007 and \uFFFD alone");
    }
  }

  @Test
  default void resultThatCannotBeWrittenIsAFault() {
    try (ProbeSetup setup = open()) {
      assertThat(catchThrowable(() -> setup.channel().produce(ProbeService.UNPRINTABLE)))
          .isInstanceOf(FaultException.class);
      assertThat(channelAfterBreach(setup).echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void argumentThatCannotBeWrittenIsNotSent() {
    try (ProbeSetup setup = open()) {
      assertThat(catchThrowable(() -> setup.channel().echo("half \uD83D")))
          .isInstanceOf(RuntimeException.class)
          .isNotInstanceOf(FaultException.class);
      assertThat(setup.channel().echo("after")).isEqualTo("after");
    }
  }

  private static FaultException refusal(ProbeSetup setup, String kind) {
    return catchThrowableOfType(FaultException.class, () -> setup.channel().refuse(kind));
  }

  private static FaultCode closest(FaultCode code) {
    return code.subCode().orElse(code);
  }
}
