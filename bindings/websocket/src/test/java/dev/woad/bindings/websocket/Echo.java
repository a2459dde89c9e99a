package dev.woad.bindings.websocket;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.EndpointAddress;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import javax.xml.stream.XMLStreamException;

/** A listener on a free port that answers with the text that it got. */
final class Echo implements AutoCloseable {

  final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private final ChannelListener listener;

  Echo(Binding binding) {
    listener =
        binding.createListener(
            new BindingContext(
                binding, EndpointAddress.of("ws://localhost:0/orders"), new BindingParameters()));
    listener.open(
        new ChannelHandler() {
          @Override
          public void receive(RequestContext context) {
            SocketThreads.shared().execute(() -> answer(context));
          }

          @Override
          public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException());
          }
        });
  }

  private void answer(RequestContext context) {
    Message request = context.request();
    context.session().onClosed(why -> ends.add(why == null ? "in order" : why.getMessage()));
    try (request) {
      String text = request.body().read().getElementText();
      Message reply = message(text);
      request.headers().messageId().ifPresent(reply.headers()::relatesTo);
      context.reply(reply);
    } catch (XMLStreamException | RuntimeException e) {
      context.abort();
    }
  }

  static Message message(String text) {
    Message message =
        Message.of(
            MessageVersion.SOAP12_WSA10,
            Bodies.of(
                writer -> {
                  writer.writeStartElement("a");
                  writer.writeCharacters(text);
                  writer.writeEndElement();
                }));
    message.headers().action("urn:a");
    return message;
  }

  EndpointAddress address() {
    return listener.address();
  }

  int port() {
    return listener.address().uri().getPort();
  }

  RawSocket connect() throws java.io.IOException {
    return RawSocket.connect(port());
  }

  @Override
  public void close() {
    listener.close(Duration.ofSeconds(1));
  }
}
