package com.example;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientMessageInspector;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.DispatchMessageInspector;
import dev.woad.dispatcher.DispatchRuntime;
import dev.woad.dispatcher.OperationContext;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.namespace.QName;

/**
 * Gives each call an id that the logs of both ends have: a header of the message, or of the HTTP
 * request where there is no message.
 *
 * @param log takes the ids of calls
 */
public record Tracing(Consumer<String> log) implements Behavior.OfEndpoint {

  private static final QName HEADER = new QName("http://example.com/tracing", "CallId");

  @Override
  public void applyClient(ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
    runtime.messageInspector(new OfClient());
  }

  @Override
  public void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
    runtime.messageInspector(new OfService());
  }

  private final class OfClient implements ClientMessageInspector {

    @Override
    public Object beforeSendRequest(Message request) {
      String id = UUID.randomUUID().toString();
      request.headers().add(MessageHeader.of(HEADER, id));
      log.accept(id);
      return id;
    }
  }

  private final class OfService implements DispatchMessageInspector {

    @Override
    public Object afterReceiveRequest(Message request, OperationContext context) {
      String id =
          request
              .headers()
              .find(HEADER)
              .map(MessageHeader::text)
              .or(
                  () ->
                      request
                          .properties()
                          .find(HttpRequestProperty.class)
                          .flatMap(http -> http.header("Call-Id")))
              .orElse("unknown");
      log.accept(id);
      return id;
    }

    @Override
    public void beforeSendReply(Message reply, Object id, OperationContext context) {
      reply.headers().add(MessageHeader.of(HEADER, (String) id));
    }
  }
}
