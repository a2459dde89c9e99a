package dev.woad.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.ServiceContract;
import dev.woad.contracts.SessionMode;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ServiceEndpointTest {

  interface Either {
    void call();
  }

  @ServiceContract(sessionMode = SessionMode.REQUIRED)
  interface InSessions {
    void call();
  }

  @ServiceContract(sessionMode = SessionMode.NOT_ALLOWED)
  interface OutsideOfSessions {
    void call();
  }

  @ServiceContract(callbackContract = Either.class)
  interface CallsBack {
    void call();
  }

  @Test
  void contractThatDoesNotMindHasSessionsOnlyWhereThereIsNothingElse() {
    assertThat(shape(Either.class, ChannelShape.values())).isEqualTo(ChannelShape.REQUEST_REPLY);
    assertThat(shape(Either.class, ChannelShape.SESSION)).isEqualTo(ChannelShape.SESSION);
  }

  @Test
  void contractHasTheShapeThatItNeeds() {
    assertThat(shape(InSessions.class, ChannelShape.values())).isEqualTo(ChannelShape.SESSION);
    assertThat(shape(OutsideOfSessions.class, ChannelShape.values()))
        .isEqualTo(ChannelShape.REQUEST_REPLY);
    assertThat(shape(CallsBack.class, ChannelShape.values()))
        .isEqualTo(ChannelShape.DUPLEX_SESSION);
  }

  @Test
  void bindingThatLacksWhatTheContractNeedsIsRefused() {
    assertThatThrownBy(() -> shape(InSessions.class, ChannelShape.REQUEST_REPLY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "binding of InSessions: CustomBinding (expected: one with sessions, which the contract"
                + " needs)");
    assertThatThrownBy(() -> shape(CallsBack.class, ChannelShape.SESSION))
        .hasMessageContaining("calls both ways");
    assertThatThrownBy(() -> shape(OutsideOfSessions.class, ChannelShape.SESSION))
        .hasMessageContaining("outside of sessions");
  }

  private static ChannelShape shape(Class<?> contract, ChannelShape... shapes) {
    Binding binding =
        CustomBinding.of(
            TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
            new Wire(Set.of(shapes)));
    return new ServiceEndpoint(
            ContractDescription.of(contract), binding, EndpointAddress.of("wire://here"))
        .shape();
  }

  private record Wire(Set<ChannelShape> shapes) implements TransportBindingElement {

    @Override
    public String scheme() {
      return "wire";
    }

    @Override
    public boolean supports(ChannelShape shape) {
      return shapes.contains(shape);
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
}
