package dev.woad.security.message;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;

/** Makes channels that secure their messages. */
final class SecuredInitiator implements ChannelInitiator {

  private final ChannelInitiator initiator;
  private final ClientSecurity security;

  SecuredInitiator(ChannelInitiator initiator, ClientSecurity security) {
    this.initiator = initiator;
    this.security = security;
  }

  @Override
  public RequestChannel createChannel(EndpointAddress address) {
    return new SecuredChannel(
        initiator.createChannel(address),
        security,
        new ChannelConversation(security, initiator, address));
  }

  @Override
  public RequestChannel createDuplexChannel(EndpointAddress address, ChannelHandler callbacks) {
    ChannelConversation conversation = new ChannelConversation(security, initiator, address);
    return new SecuredChannel(
        initiator.createDuplexChannel(
            address, new CallbackHandler(callbacks, security, conversation)),
        security,
        conversation);
  }

  @Override
  public void close(Duration timeout) {
    initiator.close(timeout);
  }
}
