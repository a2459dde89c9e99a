package dev.woad.testing.fuzz;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.contracts.FaultCode;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;

/** Reads whatever comes, and answers it. */
public final class DrainingHandler implements ChannelHandler {

  @Override
  public void receive(RequestContext context) {
    Message request = context.request();
    String id = request.headers().messageId().orElse(null);
    try {
      boolean read = MessageReading.drain(request);
      if (id == null) {
        context.acknowledge();
        return;
      }
      Message reply =
          read
              ? Message.of(request.version(), Bodies.empty())
              : Message.of(
                  request.version(), MessageFault.of(FaultCode.SENDER, "not read"), "urn:fault");
      reply.headers().action("urn:reply");
      reply.headers().relatesTo(id);
      context.reply(reply);
    } catch (RuntimeException | Error e) {
      ErrorLog.add(e);
      context.abort();
    }
  }

  @Override
  public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
    throw new UnsupportedOperationException();
  }
}
