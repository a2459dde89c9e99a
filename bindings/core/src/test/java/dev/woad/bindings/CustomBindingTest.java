package dev.woad.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CustomBindingTest {

  private final TextMessageEncodingBindingElement text =
      TextMessageEncodingBindingElement.of(MessageVersion.SOAP12);

  interface Contract {
    void run();
  }

  private record Wire() implements TransportBindingElement {

    @Override
    public String scheme() {
      return "wire";
    }

    @Override
    public long maxReceivedMessageSize() {
      return DEFAULT_MAX_RECEIVED_MESSAGE_SIZE;
    }

    @Override
    public ChannelListener createListener(BindingContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelInitiator createInitiator(BindingContext context) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void transportComesLastAndOnce() {
    assertThatThrownBy(CustomBinding::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("elements: none (expected: a transport at least)");
    assertThatThrownBy(() -> CustomBinding.of(text))
        .hasMessageContaining("(expected: a transport, at last)");
    assertThatThrownBy(() -> CustomBinding.of(new Wire(), new Wire()))
        .hasMessageContaining("element 1: Wire (expected: no transport yet)");
    assertThatThrownBy(() -> CustomBinding.of(new Wire(), text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void layersAreFoundByTheirKind() {
    CustomBinding binding = CustomBinding.of(text, new Wire());

    assertThat(binding.find(MessageEncodingBindingElement.class)).hasValue(text);
    assertThat(binding.find(MtomMessageEncodingBindingElement.class)).isEmpty();
    assertThat(binding.transport()).isEqualTo(new Wire());
    assertThat(binding.scheme()).isEqualTo("wire");
    assertThat(binding.messageVersion()).isEqualTo(MessageVersion.SOAP12);
  }

  @Test
  void nameAndTimeoutsAreItsOwn() {
    Timeouts timeouts = Timeouts.DEFAULT.withSend(Duration.ofSeconds(1));
    CustomBinding binding =
        CustomBinding.of(text, new Wire()).withName("Mine").withTimeouts(timeouts);

    assertThat(binding.name()).isEqualTo("Mine");
    assertThat(binding.timeouts()).isEqualTo(timeouts);
  }

  @Test
  void addressMustBeOfTheBindingsScheme() {
    CustomBinding binding = CustomBinding.of(text, new Wire());
    ContractDescription contract = ContractDescription.of(Contract.class);

    assertThatThrownBy(
            () -> new ServiceEndpoint(contract, binding, EndpointAddress.of("http://x/y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("address: http://x/y (expected: wire://... for CustomBinding)");
    assertThat(new ServiceEndpoint(contract, binding, EndpointAddress.of("WIRE://x/y")))
        .hasToString("Contract by CustomBinding at WIRE://x/y");
  }

  @Test
  void parametersOfAHostAreSeenByItsListeners() {
    BindingParameters host = new BindingParameters();
    BindingParameters listener = host.child();

    String made = listener.findOrPut(String.class, () -> "made");
    listener.put(Integer.class, 7);

    assertThat(made).isEqualTo("made");
    assertThat(host.find(String.class)).hasValue("made");
    assertThat(host.find(Integer.class)).isEmpty();
    assertThat(listener.find(Integer.class)).hasValue(7);
    assertThat(listener.findOrPut(Integer.class, () -> 8)).isEqualTo(7);
  }
}
