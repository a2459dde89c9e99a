package dev.woad.testing.dotnet;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.ClientMessageInspector;
import dev.woad.dispatcher.ClientRuntime;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Adds the header that the recorded client sent. */
record Tracing(String text) implements Behavior.OfEndpoint {

  private static final QName TRACE = new QName("urn:orders:v1", "Trace");

  @Override
  public void applyClient(ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
    ClientMessageInspector adding =
        new ClientMessageInspector() {
          @Override
          public @Nullable Object beforeSendRequest(Message request) {
            request.headers().add(MessageHeader.of(TRACE, text));
            return null;
          }
        };
    runtime.messageInspector(adding);
  }
}
