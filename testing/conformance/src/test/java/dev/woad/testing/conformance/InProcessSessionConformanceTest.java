package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.inprocess.InProcessTransportBindingElement;
import dev.woad.bindings.message.MessageVersion;
import java.util.UUID;

final class InProcessSessionConformanceTest implements SessionConformance {

  private final String address = "inproc://" + UUID.randomUUID();

  @Override
  public Binding binding() {
    return CustomBinding.of(
        TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
        InProcessTransportBindingElement.create());
  }

  @Override
  public String address() {
    return address;
  }
}
