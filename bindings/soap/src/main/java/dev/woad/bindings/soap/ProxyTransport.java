package dev.woad.bindings.soap;

import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.pipe.ClientTubeAssemblerContext;
import com.sun.xml.ws.developer.JAXWSProperties;
import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What one proxy and one address have between them. Safe for use by many threads. */
final class ProxyTransport {

  private final Binding binding;
  private final EndpointAddress address;
  private final ProxyMessages messages;
  private final ChannelInitiator initiator;
  private RequestChannel channel;

  ProxyTransport(ClientTubeAssemblerContext context, Binding binding) {
    this.binding = binding;
    this.address = address(context);
    this.messages = ProxyMessages.of(context, binding.messageVersion(), address);
    this.initiator =
        binding.createInitiator(new BindingContext(binding, address, new BindingParameters()));
    this.channel = initiator.createChannel(address);
  }

  static EndpointAddress address(ClientTubeAssemblerContext context) {
    return EndpointAddress.of(context.getAddress().toString());
  }

  /**
   * Makes a call.
   *
   * @return the packet of the reply, which for a one-way call has no message
   * @throws RuntimeException if it cannot be made at all
   */
  CompletableFuture<Packet> call(Packet request) {
    Message message = messages.request(request);
    Duration timeout = timeout(request);
    RequestChannel working = channel();
    if (Boolean.FALSE.equals(request.expectReply)) {
      return working
          .send(message, timeout)
          .thenApply(sent -> request.createClientResponse(null))
          .toCompletableFuture();
    }
    String id = message.headers().messageId().orElse(null);
    return working
        .request(message, timeout)
        .thenApply(reply -> messages.reply(request, reply, id))
        .toCompletableFuture();
  }

  private Duration timeout(Packet request) {
    Object millis = request.invocationProperties.get(JAXWSProperties.REQUEST_TIMEOUT);
    return millis instanceof Integer number && number > 0
        ? Duration.ofMillis(number)
        : binding.timeouts().send();
  }

  private synchronized RequestChannel channel() {
    // A proxy has no state that its user could look at: it mends what has failed by itself.
    if (channel.isFaulted()) {
      channel.abort();
      channel = initiator.createChannel(address);
    }
    return channel;
  }

  /** Closes what is connected, when the proxy is closed or goes to another address. */
  synchronized void close() {
    channel
        .close(binding.timeouts().close())
        .whenComplete((closed, error) -> initiator.close(Duration.ZERO));
  }
}
