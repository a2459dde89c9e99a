package dev.woad.clients;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.inprocess.InProcessTransportBindingElement;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.FaultCode;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.namespace.QName;

/** What channels lead to: it answers as its requests ask for. */
final class Peer implements ChannelHandler, AutoCloseable {

  static final CustomBinding BINDING =
      CustomBinding.of(
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP11),
          InProcessTransportBindingElement.create());

  final String address = "inproc://" + UUID.randomUUID();
  final List<Message> requests = new CopyOnWriteArrayList<>();
  final List<RequestContext> unanswered = new CopyOnWriteArrayList<>();
  private final ChannelListener listener =
      BINDING.createListener(
          new BindingContext(BINDING, EndpointAddress.of(address), new BindingParameters()));

  private Peer() {}

  static Peer open() {
    Peer peer = new Peer();
    peer.listener.open(peer);
    return peer;
  }

  @Override
  public void receive(RequestContext context) {
    requests.add(context.request());
    String text = TalkText.of(context.request());
    switch (text) {
      case "(nothing)" -> unanswered.add(context);
      case "(fault)" ->
          context.reply(
              Message.of(
                  MessageVersion.SOAP11,
                  MessageFault.of(FaultCode.receiver(new QName("urn:codes", "Broken")), "no"),
                  null));
      case "(nonsense)" -> context.reply(reply("counted", text));
      case "(told)" -> context.acknowledge();
      default -> context.reply(reply("said", text + "!"));
    }
  }

  private static Message reply(String name, String text) {
    return Message.of(
        MessageVersion.SOAP11,
        Bodies.of(
            new QName(Talk.NAMESPACE, name),
            writer -> {
              writer.writeStartElement("t", name, Talk.NAMESPACE);
              writer.writeNamespace("t", Talk.NAMESPACE);
              writer.writeCharacters(text);
              writer.writeEndElement();
            }));
  }

  @Override
  public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    listener.close(Duration.ZERO);
  }
}
