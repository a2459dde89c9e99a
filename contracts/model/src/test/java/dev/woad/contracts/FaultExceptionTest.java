package dev.woad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

final class FaultExceptionTest {

  @Test
  void faultIsACommunicationExceptionAsInWcf() {
    assertThat(FaultException.of("no")).isInstanceOf(CommunicationException.class);
  }

  @Test
  void withoutCodeItBlamesTheSender() {
    FaultException fault = FaultException.of("no");

    assertThat(fault.code()).isEqualTo(FaultCode.SENDER);
    assertThat(fault.code().isSender()).isTrue();
    assertThat(fault.code().isReceiver()).isFalse();
    assertThat(fault.reason()).isEqualTo("no");
    assertThat(fault.detail()).isEmpty();
    assertThat(fault.action()).isEmpty();
  }

  @Test
  void partsAreKeptWhenOthersAreAdded() {
    QName broken = new QName("urn:codes", "Broken");
    FaultException first = FaultException.of(FaultCode.receiver(broken), "no");

    FaultException fault = first.withDetail(42).withAction("urn:fault");

    assertThat(fault.code().isReceiver()).isTrue();
    assertThat(fault.code().subCode()).map(FaultCode::name).hasValue(broken);
    assertThat(fault.reason()).isEqualTo("no");
    assertThat(fault.detail()).hasValue(42);
    assertThat(fault.action()).hasValue("urn:fault");
    assertThat(fault.getStackTrace()).isEqualTo(first.getStackTrace());
    assertThat(first.detail()).isEmpty();
  }
}
