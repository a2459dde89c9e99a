package dev.woad.cli;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends one envelope to a queue or a topic, and waits for what comes back. */
final class QueueSend {

  private static final String CONTENT_TYPE = "text/xml; charset=utf-8";

  private final Binding binding;
  private final EndpointAddress address;
  private final MessageEncoder encoder;

  QueueSend(JmsBinding.Builder binding, String address, Duration timeout) {
    this.binding = binding.sendTimeout(timeout).build();
    this.address = EndpointAddress.of(address);
    this.encoder =
        this.binding
            .find(MessageEncodingBindingElement.class)
            .orElseThrow()
            .createEncoder(this.binding.transport().maxReceivedMessageSize());
  }

  /** Returns the reply as text; null if there is none to be waited for. */
  @Nullable Reply send(Path file, @Nullable String action, boolean oneWay) throws IOException {
    Message request = encoder.read(Documents.read(file), CONTENT_TYPE);
    if (action != null) {
      request.headers().action(action);
    }
    ChannelInitiator initiator =
        binding.createInitiator(new BindingContext(binding, address, new BindingParameters()));
    try {
      RequestChannel channel = initiator.createChannel(address);
      Duration timeout = binding.timeouts().send();
      if (oneWay) {
        await(channel.send(request, timeout));
        return null;
      }
      Message reply = await(channel.request(request, timeout));
      boolean fault = reply.isFault();
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      encoder.encode(reply).writeTo(text);
      return new Reply(text.toString(StandardCharsets.UTF_8), fault);
    } finally {
      initiator.close(Duration.ofSeconds(1));
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CommunicationException told ? told : e;
    }
  }

  /** What came back. */
  record Reply(String envelope, boolean fault) {}
}
