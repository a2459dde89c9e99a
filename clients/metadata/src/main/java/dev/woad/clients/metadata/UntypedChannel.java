package dev.woad.clients.metadata;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A channel to a service of which there is no class: operations are called by what their metadata
 * says, with whatever content. Safe for use by many threads; closed by whoever opened it.
 */
public final class UntypedChannel implements AutoCloseable {

  private final Binding binding;
  private final EndpointAddress address;
  private final ChannelInitiator initiator;
  private final RequestChannel channel;

  private UntypedChannel(Binding binding, EndpointAddress address, ChannelInitiator initiator) {
    this.binding = binding;
    this.address = address;
    this.initiator = initiator;
    this.channel = initiator.createChannel(address);
  }

  /**
   * Returns a channel to an address. Connects nothing yet.
   *
   * @param parameters what the transport needs besides, such as a broker
   */
  public static UntypedChannel to(
      Binding binding, EndpointAddress address, BindingParameters parameters) {
    ChannelShape shape =
        binding.transport().supports(ChannelShape.REQUEST_REPLY)
            ? ChannelShape.REQUEST_REPLY
            : ChannelShape.SESSION;
    return new UntypedChannel(
        binding,
        address,
        binding.createInitiator(new BindingContext(binding, address, parameters, Set.of(shape))));
  }

  /**
   * Calls an operation, and waits.
   *
   * @param content writes the element that is its input
   * @return the reply, which may be a fault, to be closed; empty if there is none
   * @throws CommunicationException if the call fails on its way
   */
  public Optional<Message> call(OperationMetadata operation, BodyWriter content, Duration timeout) {
    Message request = request(operation, content);
    try {
      if (operation.oneWay()) {
        await(channel.send(request, timeout));
        return Optional.empty();
      }
      return Optional.of(await(channel.request(request, timeout)));
    } finally {
      request.close();
    }
  }

  private Message request(OperationMetadata operation, BodyWriter content) {
    MessageVersion version = binding.messageVersion();
    Message request = Message.of(version, Bodies.of(operation.input().name(), content));
    MessageHeaders headers = request.headers();
    if (!version.isAddressed()) {
      headers.action(operation.soapAction());
      return request;
    }
    headers.action(operation.inputAction());
    headers.to(address.toString());
    if (!operation.oneWay()) {
      headers.messageId("urn:uuid:" + UUID.randomUUID());
      headers.replyTo(EndpointReference.of(version.addressing().anonymous()));
    }
    return request;
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CommunicationException told ? told : e;
    }
  }

  @Override
  public void close() {
    Duration timeout = Duration.ofSeconds(5);
    var closed = channel.close(timeout).toCompletableFuture();
    try {
      closed.join();
    } catch (CompletionException e) {
      channel.abort();
    }
    initiator.close(timeout);
  }
}
