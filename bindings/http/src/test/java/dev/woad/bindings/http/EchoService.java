package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;

/** A listener on a free port with a handler of its own; by default it answers with what it got. */
final class EchoService implements AutoCloseable {

  private final ChannelListener listener;

  private EchoService(ChannelListener listener) {
    this.listener = listener;
  }

  static EchoService open(Binding binding) {
    return open(binding, EchoService::echo);
  }

  static EchoService open(Binding binding, Consumer<RequestContext> handler) {
    return open(binding, handler, new BindingParameters());
  }

  static EchoService open(
      Binding binding, Consumer<RequestContext> handler, BindingParameters parameters) {
    ChannelListener listener =
        binding.createListener(
            new BindingContext(
                binding, EndpointAddress.of("http://localhost:0/orders"), parameters));
    listener.open(
        new ChannelHandler() {
          @Override
          public void receive(RequestContext context) {
            handler.accept(context);
          }

          @Override
          public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException());
          }
        });
    return new EchoService(listener);
  }

  static void echo(RequestContext context) {
    Message request = context.request();
    FaultException defect = request.headers().defect().orElse(null);
    String action = request.headers().action().orElse("");
    if (defect != null) {
      fault(context, defect.code(), defect.reason());
    } else if (action.endsWith("/Notify")) {
      context.acknowledge();
    } else {
      try {
        // What is malformed further down is found by whoever reads the body.
        Message copy = request.copy();
        Message reply = Message.of(request.version(), copy.body());
        request.headers().messageId().ifPresent(reply.headers()::relatesTo);
        reply.headers().action(action + "Response");
        context.reply(reply);
      } catch (XMLStreamException | RuntimeException e) {
        fault(context, FaultCode.SENDER, "body: malformed");
      }
    }
  }

  static void fault(RequestContext context, FaultCode code, String reason) {
    context.reply(
        Message.of(context.request().version(), MessageFault.of(code, reason), "urn:fault"));
  }

  ChannelListener listener() {
    return listener;
  }

  EndpointAddress address() {
    return listener.address();
  }

  int port() {
    return listener.address().uri().getPort();
  }

  RawConnection connect() throws java.io.IOException {
    return new RawConnection(port());
  }

  @Override
  public void close() {
    listener.close(Duration.ofSeconds(10));
  }
}
